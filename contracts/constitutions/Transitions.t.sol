// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms, RoomState} from "../rooms/IRooms.sol";
import {Founding} from "../test/Founding.sol";
import {Constitution} from "./IConstitutions.sol";

contract TransitionsTest is Founding {
    uint256 private _id;

    function setUp() public override {
        super.setUp();
        (_id,) = constitutions.createDictator(dictator());
    }

    function test_fromADictatorToACouncilToAnAssembly() public {
        Constitution memory second = constitutions.foundCouncil(council());
        _changeByAccount(second);
        _checkIs(second, GOVERNOR);
        agree(second, address(rooms), abi.encodeCall(IRooms.acceptGovernor, (_id)));
        _checkIs(second, second.governor);
        equal(mayIn(_id, member(1)), GUESTS | CREW, "a steward");
        equal(mayIn(_id, GOVERNOR), 0, "who was a dictator");

        Constitution memory third = constitutions.foundAssembly(assembly_());
        _changeByStewards(second, third);
        _checkIs(third, second.governor);
        decideOne(third, address(rooms), abi.encodeCall(IRooms.acceptGovernor, (_id)));
        _checkIs(third, third.governor);
        equal(mayIn(_id, member(5)), GUESTS | Capabilities.PROGRAMME, "a member");
        // It works: the assembly renames its room.
        decideOne(third, address(rooms), abi.encodeCall(IRooms.describe, (_id, "ours", "")));
        check(keccak256(bytes(rooms.roomOf(_id).name)) == keccak256("ours"), "not renamed");
    }

    function test_anAssemblyCanGiveItselfADictator() public {
        Constitution memory c = constitutions.foundAssembly(assembly_());
        _changeByAccount(c);
        decideOne(c, address(rooms), abi.encodeCall(IRooms.acceptGovernor, (_id)));
        Constitution memory next = constitutions.foundDictator(dictator());
        (bytes[] memory queue, bytes[] memory atOnce, bytes[] memory finish) = transitions.callsTo(_id, next);
        equal(atOnce.length, BALLOT_CALLS, "a rule for each call that was put to the vote");
        bytes[] memory calls = new bytes[](queue.length + atOnce.length + finish.length);
        address[] memory targets = new address[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            targets[i] = address(rooms);
            if (i < queue.length) calls[i] = queue[i];
            else if (i < queue.length + atOnce.length) calls[i] = atOnce[i - queue.length];
            else calls[i] = finish[i - queue.length - atOnce.length];
        }
        decide(c, targets, calls);
        _checkIs(next, c.governor);
        vm.prank(GOVERNOR);
        rooms.acceptGovernor(_id);
        _checkIs(next, GOVERNOR);
        check(rooms.ruleOf(_id, address(rooms), PAUSE).electorate == address(0), "a rule of the assembly outlived it");
    }

    function test_theDelayIsThatOfTheConstitutionThatIsLeft() public {
        Constitution memory next = constitutions.foundAssembly(assembly_());
        (bytes[] memory queue,, bytes[] memory finish) = transitions.callsTo(_id, next);
        _make(GOVERNOR, queue);
        vm.warp(block.timestamp + 59 minutes);
        vm.prank(GOVERNOR);
        (bool ok, bytes memory reason) = address(rooms).call(finish[0]);
        check(!ok && bytes4(reason) == IRooms.RoomsChangeNotReady.selector, "applied before its time");
    }

    function _changeByAccount(Constitution memory next) private {
        (bytes[] memory queue, bytes[] memory atOnce, bytes[] memory finish) = transitions.callsTo(_id, next);
        _make(GOVERNOR, queue);
        vm.warp(block.timestamp + 1 hours);
        _make(GOVERNOR, atOnce);
        _make(GOVERNOR, finish);
    }

    function _changeByStewards(Constitution memory present, Constitution memory next) private {
        (bytes[] memory queue, bytes[] memory atOnce, bytes[] memory finish) = transitions.callsTo(_id, next);
        for (uint256 i = 0; i < queue.length; ++i) {
            agree(present, address(rooms), queue[i]);
        }
        vm.warp(block.timestamp + 1 hours);
        equal(atOnce.length, 0, "the same calls are put to the vote");
        for (uint256 i = 0; i < finish.length; ++i) {
            agree(present, address(rooms), finish[i]);
        }
    }

    function _make(address as_, bytes[] memory calls) private {
        for (uint256 i = 0; i < calls.length; ++i) {
            vm.prank(as_);
            (bool ok,) = address(rooms).call(calls[i]);
            check(ok, "a call of the transition failed");
        }
    }

    /// @dev Compares the room with the constitution, whole, but for its governor, who has to accept first.
    function _checkIs(Constitution memory c, address governor) private view {
        RoomState memory state = rooms.roomOf(_id);
        check(state.governor == governor && state.guardian == c.guardian, "governor, guardian");
        check(state.ballots == c.ballots && state.sanctions == c.sanctions, "ballots, sanctions");
        check(state.programme == c.programme && state.governorActs == c.governorActs, "programme, governorActs");
        equal(state.changeDelaySeconds, c.changeDelaySeconds, "delay");
        equal(state.delegable, c.delegable, "delegable");
        check(keccak256(abi.encode(rooms.gatesOf(_id))) == keccak256(abi.encode(c.gates)), "gates");
        for (uint256 i = 0; i < c.rules.length; ++i) {
            bytes memory found = abi.encode(rooms.ruleOf(_id, c.rules[i].target, c.rules[i].selector));
            check(keccak256(found) == keccak256(abi.encode(c.rules[i].rule)), "a rule");
        }
    }
}
