// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {AssemblyGovernor, AssemblySettings} from "../constitutions/AssemblyGovernor.sol";
import {AssemblyTimelock} from "../constitutions/AssemblyTimelock.sol";
import {Constitutions, Makings, Modules} from "../constitutions/Constitutions.sol";
import {
    AssemblyParams,
    Basics,
    Constitution,
    CouncilParams,
    DictatorParams,
    LibreParams
} from "../constitutions/IConstitutions.sol";
import {Memberships} from "../constitutions/Memberships.sol";
import {BallotCall, Pace, VotingSeconds} from "../constitutions/RulesOfOrder.sol";
import {Stewards} from "../constitutions/Stewards.sol";
import {Transitions} from "../constitutions/Transitions.sol";
import {IAppeals} from "../moderation/IAppeals.sol";
import {IModerators} from "../moderation/IModerators.sol";
import {IOrders} from "../moderation/IOrders.sol";
import {ISanctions} from "../moderation/ISanctions.sol";
import {IProgramme} from "../programme/IProgramme.sol";
import {BroadcastPolicy, IRooms} from "../rooms/IRooms.sol";
import {Commons} from "./Commons.sol";

/// @title Constitutions beside the small community, and what its people would ask for.
abstract contract Founding is Commons {
    uint32 internal constant GUESTS = MEMBERS_MAY | (1 << 5);
    uint32 internal constant CREW = (1 << 6) | (1 << 7) | (1 << 8) | (1 << 9) | (1 << 10) | (1 << 11);
    uint256 internal constant BALLOT_CALLS = 9;
    uint32 internal constant TIMELOCK_SECONDS = 2 days;
    bytes4 internal constant PAUSE = IRooms.pauseBroadcast.selector;

    Memberships internal memberships;
    Constitutions internal constitutions;
    Transitions internal transitions;
    Makings internal makings;

    function setUp() public virtual override {
        super.setUp();
        memberships = new Memberships();
        makings = Makings(memberships, new AssemblyTimelock(), new AssemblyGovernor(), new Stewards());
        BallotCall[] memory calls = new BallotCall[](BALLOT_CALLS);
        calls[0] = BallotCall(address(sanctions), ISanctions.impose.selector, Pace.URGENT);
        calls[1] = BallotCall(address(sanctions), ISanctions.lift.selector, Pace.URGENT);
        calls[2] = BallotCall(address(rooms), PAUSE, Pace.URGENT);
        calls[3] = BallotCall(address(programme), IProgramme.approve.selector, Pace.UNHURRIED);
        calls[4] = BallotCall(address(programme), IProgramme.cancel.selector, Pace.WEIGHTY);
        calls[5] = BallotCall(address(sanctions), IOrders.ratify.selector, Pace.URGENT);
        calls[6] = BallotCall(address(sanctions), IOrders.overturn.selector, Pace.URGENT);
        calls[7] = BallotCall(address(sanctions), IAppeals.decideAppeal.selector, Pace.UNHURRIED);
        calls[8] = BallotCall(address(sanctions), IModerators.setConsequences.selector, Pace.WEIGHTY);
        constitutions = new Constitutions(
            Modules(rooms, address(ballots), address(sanctions), address(programme), address(openGate)), makings, calls
        );
        transitions = new Transitions(rooms, constitutions);
    }

    function basics(bool openDoor) internal pure returns (Basics memory) {
        return Basics("agora.eth", "ipfs://agora", GUARDIAN, one(address(0x7e1a)), BroadcastPolicy.PROGRAMME, openDoor);
    }

    function dictator() internal pure returns (DictatorParams memory) {
        return DictatorParams(basics(false), GOVERNOR, people(1, 1), people(2, 3), 1 hours);
    }

    /// @dev Three stewards, members 1 to 3, of whom two must agree; member 4 is a guest.
    function council() internal pure returns (CouncilParams memory) {
        return CouncilParams(
            basics(false), address(0), 2, people(1, 3), people(4, 4), VotingSeconds(60, 3_600, 86_400), 1 hours
        );
    }

    /// @dev Five founders, members 1 to 5, of whom the first is a steward for a month.
    function assembly_() internal view returns (AssemblyParams memory) {
        return AssemblyParams({
            room: basics(false),
            founders: people(1, 5),
            stewards: people(1, 1),
            stewardsUntil: uint64(block.timestamp) + 30 days,
            admitter: address(0),
            votingSeconds: VotingSeconds(60, 3_600, 86_400),
            settings: AssemblySettings(1 days, 3 days, 1, 40),
            timelockSeconds: TIMELOCK_SECONDS
        });
    }

    function libre() internal pure returns (LibreParams memory) {
        return LibreParams("square.eth", "", one(address(0x7e1a)), true, GOVERNOR);
    }

    function people(uint256 from, uint256 to) internal pure returns (address[] memory list) {
        list = new address[](to - from + 1);
        for (uint256 key = from; key <= to; ++key) {
            list[key - from] = member(key);
        }
    }

    function mayIn(uint256 where, address account) internal view returns (uint32) {
        (uint32[] memory capabilities,) = rooms.capabilitiesAt(where, one(account), uint64(block.timestamp));
        return capabilities[0];
    }

    /// @dev Proposes by member 1, has members 1 to 3 vote for it, waits, queues, waits and executes.
    function decide(Constitution memory c, address[] memory targets, bytes[] memory calls) internal {
        AssemblyGovernor governor = AssemblyGovernor(payable(c.body));
        uint256[] memory values = new uint256[](targets.length);
        vm.warp(block.timestamp + 10);
        vm.prank(member(1));
        uint256 proposal = governor.propose(targets, values, calls, "Decided");
        vm.warp(block.timestamp + governor.votingDelay() + 1);
        for (uint256 key = 1; key <= 3; ++key) {
            vm.prank(member(key));
            governor.castVote(proposal, 1);
        }
        vm.warp(block.timestamp + governor.votingPeriod() + 1);
        governor.queue(targets, values, calls, keccak256("Decided"));
        vm.warp(block.timestamp + TIMELOCK_SECONDS);
        governor.execute(targets, values, calls, keccak256("Decided"));
    }

    /// @dev As `decide`, for one call.
    function decideOne(Constitution memory c, address target, bytes memory call) internal {
        bytes[] memory calls = new bytes[](1);
        calls[0] = call;
        decide(c, one(target), calls);
    }

    /// @dev Stewards 1 and 2 agree on a call, which is made.
    function agree(Constitution memory c, address target, bytes memory call) internal {
        Stewards stewards = Stewards(c.body);
        bytes32 salt = bytes32(block.timestamp);
        vm.prank(member(1));
        stewards.approve(target, call, salt);
        vm.prank(member(2));
        stewards.approve(target, call, salt);
        stewards.execute(target, call, salt);
    }
}
