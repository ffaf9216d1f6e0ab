// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Answer} from "../gates/IGate.sol";
import {Commons} from "../test/Commons.sol";
import {PuppetGate} from "../test/PuppetGate.sol";
import {PuppetModeration} from "../test/PuppetModeration.sol";
import {Capabilities} from "./Capabilities.sol";
import {BroadcastPolicy, GateGrant, IRooms, Reason, RoomConfig, RoomState, Rule} from "./IRooms.sol";

contract RoomsTest is Commons {
    PuppetGate private puppet;

    function setUp() public override {
        super.setUp();
        puppet = new PuppetGate();
    }

    // ── What people may do ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_membersAndStewardsMayWhatTheirGatesGrant() public view {
        equal(capabilitiesOf(member(1)), MEMBERS_MAY | STEWARDS_MAY, "a steward");
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a member");
        equal(capabilitiesOf(STRANGER), 0, "a stranger");
    }

    function test_aBatchAnswersInItsOwnOrder() public view {
        address[] memory accounts = new address[](3);
        (accounts[0], accounts[1], accounts[2]) = (STRANGER, member(8), member(1));
        (uint32[] memory may,) = rooms.capabilitiesAt(room, accounts, uint64(block.timestamp));
        check(may[0] == 0 && may[1] == MEMBERS_MAY && may[2] == (MEMBERS_MAY | STEWARDS_MAY), "the order is lost");
    }

    function test_aRosterEntryEndsByItselfWithNoBlockInBetween() public {
        uint64 until = uint64(block.timestamp) + 100;
        vm.prank(GOVERNOR);
        enroll(member(8), until);
        (uint32 may, uint64 validUntil) = capabilitiesOf(member(8), until - 1);
        check(may & Capabilities.MODERATE != 0, "still on the roster");
        equal(validUntil, until, "the end of the entry is not told");
        (may,) = capabilitiesOf(member(8), until);
        check(may & Capabilities.MODERATE == 0, "the entry outlived its end");
    }

    function test_aSanctionTakesItsBitsAndGivesThemBackByItself() public {
        uint64 until = uint64(block.timestamp) + 60;
        impose(member(8), SPEAKING, 60);
        (uint32 may, uint64 validUntil) = capabilitiesOf(member(8), until - 1);
        equal(may, MEMBERS_MAY & ~SPEAKING, "the sanction takes too much or too little");
        equal(validUntil, until, "its end is not told");
        (may, validUntil) = capabilitiesOf(member(8), until);
        equal(may, MEMBERS_MAY, "the sanction outlived its end");
        equal(validUntil, FOREVER, "nothing else expires");
    }

    function test_aClosedRoomGrantsNothing() public {
        vm.prank(GOVERNOR);
        rooms.close(room);
        equal(capabilitiesOf(member(1)), 0, "somebody may something in a closed room");
        (Reason reason,,) = rooms.explain(room, member(1), Capabilities.JOIN, uint64(block.timestamp));
        equal(uint256(reason), uint256(Reason.ROOM_CLOSED), "the reason");
        check(!rooms.mayAct(room, address(ballots)), "a closed room is still acted for");
    }

    function testFuzz_capabilitiesAreWithinGatesAndOutsideSanctions(uint32 denies, uint256 key, uint64 ahead) public {
        key = bound(key, 1, MEMBERS);
        ahead = uint64(bound(ahead, 0, 200));
        denies = denies & Capabilities.ALL;
        vm.assume(denies != 0);
        impose(member(key), denies, 100);
        uint64 at = uint64(block.timestamp) + ahead;
        (uint32 may,) = capabilitiesOf(member(key), at);
        uint32 gates = key <= 3 ? MEMBERS_MAY | STEWARDS_MAY : MEMBERS_MAY;
        (uint32 denied,,) = sanctions.standingAt(room, member(key), at);
        check(may & ~gates == 0, "more than the gates grant");
        check(may & denied == 0, "a sanctioned capability is granted");
        equal(may, ahead < 100 ? gates & ~denies : gates, "neither gates nor sanctions say so");
    }

    // ── Why ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_explainNamesWhatDecided() public {
        uint64 at = uint64(block.timestamp);
        (Reason reason, address by,) = rooms.explain(room, STRANGER, Capabilities.JOIN, at);
        check(reason == Reason.GATE_SAYS_NO && by == address(memberGate), "a stranger at the gate");
        (reason, by,) = rooms.explain(room, member(8), Capabilities.JOIN, at);
        check(reason == Reason.GRANTED && by == address(memberGate), "a member");
        (reason, by,) = rooms.explain(room, member(8), Capabilities.RECORD, at);
        check(reason == Reason.NO_GATE && by == address(0), "a capability without a gate");
        impose(member(8), Capabilities.MICROPHONE, 60);
        uint64 until;
        (reason, by, until) = rooms.explain(room, member(8), Capabilities.MICROPHONE, at);
        check(reason == Reason.SANCTIONED && by == address(sanctions) && until == at + 60, "a sanctioned member");
        (reason, by,) = rooms.explain(room, member(8), Capabilities.CAMERA, at);
        check(reason == Reason.GRANTED, "what the sanction left");
    }

    function test_explainWithoutSanctions() public {
        RoomConfig memory config = townhall();
        config.sanctions = address(0);
        uint256 libre = rooms.createRoom(config);
        (Reason reason,,) = rooms.explain(libre, member(8), Capabilities.JOIN, uint64(block.timestamp));
        check(reason == Reason.GRANTED, "a room without sanctions");
        (uint32[] memory may,) = rooms.capabilitiesAt(libre, one(member(8)), uint64(block.timestamp));
        equal(may[0], MEMBERS_MAY, "what it grants");
    }

    function test_explainTakesASingleCapability() public {
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsInvalidCapabilities.selector, SPEAKING));
        rooms.explain(room, member(1), SPEAKING, uint64(block.timestamp));
    }

    // ── Hostile gates ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_whatIsNoAnswerGrantsNothing(uint8 mode) public {
        puppet.play(PuppetGate.Mode(bound(mode, 1, 5)), Answer.YES, FOREVER);
        uint256 r = _roomBehind(address(puppet));
        (uint32[] memory may,) = rooms.capabilitiesAt(r, one(member(1)), uint64(block.timestamp));
        equal(may[0], STEWARDS_MAY, "a gate that failed granted something, or cost another gate its answer");
        (Reason reason, address by,) = rooms.explain(r, member(1), Capabilities.JOIN, uint64(block.timestamp));
        check(reason == Reason.GATE_UNKNOWN && by == address(puppet), "the reason");
    }

    function test_unknownAndNoGrantNothing() public {
        uint256 r = _roomBehind(address(puppet));
        puppet.play(PuppetGate.Mode.ANSWER, Answer.UNKNOWN, FOREVER);
        (uint32[] memory may,) = rooms.capabilitiesAt(r, one(STRANGER), uint64(block.timestamp));
        equal(may[0], 0, "UNKNOWN granted something");
        puppet.play(PuppetGate.Mode.ANSWER, Answer.NO, FOREVER);
        (may,) = rooms.capabilitiesAt(r, one(STRANGER), uint64(block.timestamp));
        equal(may[0], 0, "NO granted something");
    }

    function test_anAnswerThatHasExpiredDoesNotMakeTimersSpin() public {
        uint256 r = _roomBehind(address(puppet));
        puppet.play(PuppetGate.Mode.ANSWER, Answer.YES, 1);
        uint64 at = uint64(block.timestamp);
        (, uint64[] memory until) = rooms.capabilitiesAt(r, one(STRANGER), at);
        equal(until[0], at + 1, "a time in the past");
    }

    /// @dev With any amount of gas the answer is the same or there is none.
    function testFuzz_starvingNeverChangesAnAnswer(uint256 gasGiven) public view {
        gasGiven = bound(gasGiven, 10_000, 400_000);
        try rooms.capabilitiesAt{gas: gasGiven}(room, one(member(1)), uint64(block.timestamp)) returns (
            uint32[] memory may, uint64[] memory
        ) {
            equal(may[0], MEMBERS_MAY | STEWARDS_MAY, "less gas, another answer");
        } catch {}
    }

    function test_starvingIsSaidByName() public view {
        uint256 seen = 0;
        for (uint256 gasGiven = 30_000; gasGiven <= 90_000; gasGiven += 2_000) {
            try rooms.capabilitiesAt{gas: gasGiven}(room, one(member(1)), uint64(block.timestamp)) {}
            catch (bytes memory reason) {
                if (bytes4(reason) == IRooms.InsufficientGas.selector) ++seen;
            }
        }
        check(seen > 10, "InsufficientGas was not raised");
    }

    // ── Hostile sanctions ───────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Nobody can say what is not denied, so nothing is granted; other rooms do not notice.
    function testFuzz_sanctionsThatFailLeaveNothing(uint8 mode) public {
        (PuppetModeration moderation, uint256 r) = _roomUnder();
        moderation.play(PuppetModeration.Mode(bound(mode, 1, 5)), [uint256(0), Capabilities.ALL, 0]);
        (uint32[] memory may, uint64[] memory until) = rooms.capabilitiesAt(r, one(member(1)), uint64(block.timestamp));
        check(may[0] == 0 && until[0] == FOREVER, "something was granted");
        (Reason reason, address by,) = rooms.explain(r, member(1), Capabilities.JOIN, uint64(block.timestamp));
        check(reason == Reason.MODERATION_UNKNOWN && by == address(moderation), "the reason");
        equal(capabilitiesOf(member(1)), MEMBERS_MAY | STEWARDS_MAY, "another room");
    }

    /// @dev They say that everybody may everything, by a floor of nobody.
    function test_sanctionsGiveNothingByThemselves() public {
        (PuppetModeration moderation, uint256 r) = _roomUnder();
        moderation.play(PuppetModeration.Mode.ANSWER, [uint256(0), Capabilities.ALL, 1]);
        uint64 at = uint64(block.timestamp);
        (uint32[] memory may, uint64[] memory until) = rooms.capabilitiesAt(r, one(STRANGER), at);
        check(may[0] == 0 && until[0] == at + 1, "more than gates and moderators give, or a timer that spins");
    }

    /// @dev With any amount of gas the answer is the same or there is none, whatever runs for and against the account.
    function testFuzz_starvingNeverHidesASanction(uint256 gasGiven) public {
        impose(member(1), SPEAKING, 100);
        gasGiven = bound(gasGiven, 10_000, 500_000);
        try rooms.capabilitiesAt{gas: gasGiven}(room, one(member(1)), uint64(block.timestamp)) returns (
            uint32[] memory may, uint64[] memory
        ) {
            equal(may[0], (MEMBERS_MAY | STEWARDS_MAY) & ~SPEAKING, "less gas, another answer");
        } catch {}
    }

    // ── Making ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_idsAreHashesBoundToTheirCreator() public {
        uint256 first = rooms.createRoom(townhall());
        vm.prank(STRANGER);
        uint256 other = rooms.createRoom(townhall());
        check(first != room && other != first && first <= type(uint64).max && first > 1_000, "ids can be guessed");
    }

    function test_aRoomReadsBackAsItWasMade() public view {
        RoomState memory state = rooms.roomOf(room);
        check(keccak256(bytes(state.name)) == keccak256("townhall"), "name");
        check(state.governor == GOVERNOR && state.guardian == GUARDIAN, "who governs");
        check(state.ballots == address(ballots) && state.sanctions == address(sanctions), "modules");
        check(state.programme == address(programme) && state.delegable == SPEAKING, "programme, delegable");
        check(state.broadcastPolicy == BroadcastPolicy.PROGRAMME && !state.broadcastPaused && !state.closed, "flags");
        equal(rooms.gatesOf(room).length, 2, "gates");
        equal(rooms.relaysOf(room).length, 1, "relays");
        check(rooms.exists(room) && !rooms.exists(room + 1), "exists");
    }

    function test_anUnknownRoomIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsUnknownRoom.selector, 7));
        rooms.capabilitiesAt(7, one(member(1)), uint64(block.timestamp));
    }

    function test_aRoomNeedsAGovernor() public {
        RoomConfig memory config = townhall();
        config.governor = address(0);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsInvalidGovernor.selector, address(0)));
        rooms.createRoom(config);
    }

    function test_modulesAndGatesNeedCode() public {
        RoomConfig memory config = townhall();
        config.ballots = STRANGER;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsNoCode.selector, STRANGER));
        rooms.createRoom(config);
        config = townhall();
        config.gates[0].gate = STRANGER;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsNoCode.selector, STRANGER));
        rooms.createRoom(config);
        config = townhall();
        config.rules[0].rule.electorate = STRANGER;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsNoCode.selector, STRANGER));
        rooms.createRoom(config);
    }

    function test_aCapabilityHasOneGate() public {
        RoomConfig memory config = townhall();
        config.gates[1].grants |= Capabilities.CHAT;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsCapabilityGatedTwice.selector, Capabilities.CHAT));
        rooms.createRoom(config);
    }

    function test_undefinedCapabilitiesAreRefused() public {
        RoomConfig memory config = townhall();
        config.gates[0].grants = 1 << 12;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsInvalidCapabilities.selector, uint32(1 << 12)));
        rooms.createRoom(config);
        config = townhall();
        config.delegable = 1 << 12;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsInvalidCapabilities.selector, uint32(1 << 12)));
        rooms.createRoom(config);
    }

    function test_listsAndTextsHaveAnEnd() public {
        RoomConfig memory config = townhall();
        config.gates = new GateGrant[](9);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsTooMany.selector, 9, 8));
        rooms.createRoom(config);
        config = townhall();
        config.relays = new address[](9);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsTooMany.selector, 9, 8));
        rooms.createRoom(config);
        config = townhall();
        config.name = string(new bytes(65));
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsTooMany.selector, 65, 64));
        rooms.createRoom(config);
        config = townhall();
        config.metadataURI = string(new bytes(513));
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsTooMany.selector, 513, 512));
        rooms.createRoom(config);
    }

    function test_rulesHaveFloorsAndCeilings() public {
        Rule memory r = rule();
        r.votingSeconds = 29;
        _refuse(r, "votingSeconds", 29, 30, 30 days);
        r = rule();
        r.minVoters = 0;
        _refuse(r, "minVoters", 0, 1, type(uint32).max);
        r = rule();
        r.quorumBps = 10_001;
        _refuse(r, "quorumBps", 10_001, 0, 10_000);
        r = rule();
        r.approvalBps = 4_999;
        _refuse(r, "approvalBps", 4_999, 5_000, 10_000);
        r = rule();
        r.maxActivePerProposer = 0;
        _refuse(r, "maxActivePerProposer", 0, 1, 64);
        r = rule();
        r.executeBySeconds = 59;
        _refuse(r, "executeBySeconds", 59, 60, 30 days);
        r = rule();
        r.lateExtensionSeconds = 61;
        _refuse(r, "lateExtensionSeconds", 61, 0, 60);
        r = rule();
        r.proposalThreshold = 0;
        _refuse(r, "proposalThreshold", 0, 1, type(uint128).max);
        r = rule();
        r.snapshotLag = 0;
        _refuse(r, "snapshotLag", 0, 1, block.timestamp);
    }

    function test_theChangeDelayHasACeiling() public {
        RoomConfig memory config = townhall();
        config.changeDelaySeconds = 31 days;
        vm.expectRevert(
            abi.encodeWithSelector(IRooms.RoomsOutOfRange.selector, bytes32("changeDelaySeconds"), 31 days, 0, 30 days)
        );
        rooms.createRoom(config);
    }

    function test_anElectorateMustHaveVotes() public {
        RoomConfig memory config = townhall();
        address electorate = address(openGate);
        config.rules[0].rule.electorate = electorate;
        config.rules[0].rule.snapshotLag = 300;
        vm.roll(1_000);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsElectorateUnusable.selector, electorate));
        rooms.createRoom(config);
    }

    // ── Narrowing and widening ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_narrowingActsAtOnce() public {
        vm.prank(GOVERNOR);
        rooms.revoke(room, Capabilities.CAMERA | STEWARDS_MAY);
        equal(capabilitiesOf(member(1)), MEMBERS_MAY & ~Capabilities.CAMERA, "what was revoked is still granted");
        equal(rooms.gatesOf(room).length, 1, "an empty gate is still asked");
    }

    function test_wideningWaits() public {
        bytes memory args = _openedGates();
        vm.prank(GOVERNOR);
        bytes32 change = rooms.queueChange(room, IRooms.setGates.selector, args);
        uint64 readyAt = rooms.changeReadyAt(room, change);
        equal(readyAt, block.timestamp + 1 hours, "the delay");
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsChangeNotReady.selector, change, readyAt));
        rooms.applyChange(room, IRooms.setGates.selector, args);
        vm.warp(readyAt);
        rooms.applyChange(room, IRooms.setGates.selector, args);
        equal(capabilitiesOf(STRANGER), Capabilities.JOIN, "the change did not act");
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsChangeNotQueued.selector, change));
        rooms.applyChange(room, IRooms.setGates.selector, args);
    }

    function test_theGuardianMayVeto() public {
        bytes memory args = _openedGates();
        vm.startPrank(GOVERNOR);
        bytes32 change = rooms.queueChange(room, IRooms.setGates.selector, args);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsChangeAlreadyQueued.selector, change));
        rooms.queueChange(room, IRooms.setGates.selector, args);
        vm.stopPrank();
        vm.prank(GUARDIAN);
        rooms.vetoChange(room, change);
        vm.warp(block.timestamp + 1 days);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsChangeNotQueued.selector, change));
        vm.prank(GOVERNOR);
        rooms.applyChange(room, IRooms.setGates.selector, args);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsChangeNotQueued.selector, change));
        vm.prank(GUARDIAN);
        rooms.vetoChange(room, change);
    }

    function test_whatAGovernorQueuedDoesNotOutliveIt() public {
        bytes memory args = _openedGates();
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, IRooms.setGates.selector, args);
        rooms.queueChange(room, IRooms.setGovernor.selector, abi.encode(member(1)));
        vm.warp(block.timestamp + 1 hours);
        rooms.applyChange(room, IRooms.setGovernor.selector, abi.encode(member(1)));
        vm.stopPrank();
        vm.startPrank(member(1));
        rooms.acceptGovernor(room);
        vm.expectPartialRevert(IRooms.RoomsChangeNotQueued.selector);
        rooms.applyChange(room, IRooms.setGates.selector, args);
    }

    function test_aSuccessorMustAccept() public {
        _change(IRooms.setGovernor.selector, abi.encode(member(1)));
        equal(uint160(rooms.pendingGovernorOf(room)), uint160(member(1)), "the successor");
        equal(uint160(rooms.roomOf(room).governor), uint160(GOVERNOR), "before they accept");
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, room, STRANGER));
        vm.prank(STRANGER);
        rooms.acceptGovernor(room);
        // Naming another one takes it back.
        _change(IRooms.setGovernor.selector, abi.encode(member(2)));
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, room, member(1)));
        vm.prank(member(1));
        rooms.acceptGovernor(room);
        vm.prank(member(2));
        rooms.acceptGovernor(room);
        equal(uint160(rooms.roomOf(room).governor), uint160(member(2)), "after");
        equal(uint160(rooms.pendingGovernorOf(room)), 0, "nobody waits");
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, room, member(2)));
        vm.prank(member(2));
        rooms.acceptGovernor(room);
    }

    function test_nobodyTakesOverAClosedRoom() public {
        _change(IRooms.setGovernor.selector, abi.encode(member(1)));
        vm.prank(GOVERNOR);
        rooms.close(room);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsClosedRoom.selector, room));
        vm.prank(member(1));
        rooms.acceptGovernor(room);
    }

    function test_everyQueueableChangeCanBeMade() public {
        _change(IRooms.setGuardian.selector, abi.encode(member(2)));
        _change(IRooms.setModules.selector, abi.encode(address(0), address(0), address(0)));
        _change(IRooms.setBroadcastPolicy.selector, abi.encode(BroadcastPolicy.ALWAYS));
        _change(IRooms.setDelegable.selector, abi.encode(Capabilities.CHAT));
        // An array lies behind its offset, counted from the room's word on.
        _change(IRooms.setRelays.selector, abi.encode(uint256(0x40), uint256(1), STRANGER));
        _change(IRooms.setChangeDelay.selector, abi.encode(uint32(0)));
        _change(IRooms.setGovernorActs.selector, abi.encode(true));
        Rule memory r = rule();
        r.votingSeconds = 99;
        _change(IRooms.setRule.selector, abi.encode(address(sanctions), bytes4(0x12345678), r));
        RoomState memory state = rooms.roomOf(room);
        check(state.guardian == member(2) && state.ballots == address(0) && state.governorActs, "not all was changed");
        check(state.broadcastPolicy == BroadcastPolicy.ALWAYS && state.changeDelaySeconds == 0, "not all was changed");
        check(state.delegable == Capabilities.CHAT && rooms.relaysOf(room)[0] == STRANGER, "not all was changed");
        equal(rooms.ruleOf(room, address(sanctions), 0x12345678).votingSeconds, 99, "the rule");
        check(rooms.mayAct(room, GOVERNOR), "the governor may act now");
    }

    function test_pausingActsAtOnceAndResumingWaits() public {
        vm.prank(GUARDIAN);
        rooms.pauseBroadcast(room);
        (, bool paused,) = rooms.broadcastOf(room);
        check(paused, "not paused");
        _change(IRooms.resumeBroadcast.selector, "");
        (, paused,) = rooms.broadcastOf(room);
        check(!paused, "not resumed");
    }

    function test_anInvalidChangeFailsWithItsOwnError() public {
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, IRooms.setGovernor.selector, abi.encode(address(0)));
        vm.warp(block.timestamp + 1 hours);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsInvalidGovernor.selector, address(0)));
        rooms.applyChange(room, IRooms.setGovernor.selector, abi.encode(address(0)));
    }

    function test_onlyChangesCanBeQueued() public {
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsUnknownChange.selector, IRooms.close.selector));
        rooms.queueChange(room, IRooms.close.selector, "");
    }

    function test_aClosedRoomIsNotChanged() public {
        vm.startPrank(GOVERNOR);
        rooms.close(room);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsClosedRoom.selector, room));
        rooms.close(room);
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsClosedRoom.selector, room));
        rooms.queueChange(room, IRooms.resumeBroadcast.selector, "");
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsClosedRoom.selector, room));
        rooms.applyChange(room, IRooms.resumeBroadcast.selector, "");
    }

    function test_onlyWhoMayCan() public {
        vm.startPrank(STRANGER);
        bytes memory refusal = abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, room, STRANGER);
        vm.expectRevert(refusal);
        rooms.close(room);
        vm.expectRevert(refusal);
        rooms.revoke(room, Capabilities.JOIN);
        vm.expectRevert(refusal);
        rooms.describe(room, "mine", "");
        vm.expectRevert(refusal);
        rooms.dropRule(room, address(sanctions), bytes4(0));
        vm.expectRevert(refusal);
        rooms.pauseBroadcast(room);
        vm.expectRevert(refusal);
        rooms.queueChange(room, IRooms.resumeBroadcast.selector, "");
        vm.expectRevert(refusal);
        rooms.applyChange(room, IRooms.resumeBroadcast.selector, "");
        vm.expectRevert(refusal);
        rooms.vetoChange(room, 0);
        vm.expectRevert(refusal);
        rooms.setGovernor(room, STRANGER);
        vm.expectRevert(refusal);
        rooms.setGates(room, new GateGrant[](0));
    }

    function test_describeRenames() public {
        vm.prank(GOVERNOR);
        rooms.describe(room, "agora", "ipfs://x");
        check(keccak256(bytes(rooms.roomOf(room).name)) == keccak256("agora"), "the name");
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _roomBehind(address gate) private returns (uint256) {
        RoomConfig memory config = townhall();
        config.gates[0].gate = gate;
        return rooms.createRoom(config);
    }

    /// @dev A room whose sanctions do what they are told.
    function _roomUnder() private returns (PuppetModeration moderation, uint256 r) {
        moderation = new PuppetModeration();
        RoomConfig memory config = townhall();
        config.sanctions = address(moderation);
        r = rooms.createRoom(config);
    }

    function _openedGates() private view returns (bytes memory) {
        GateGrant[] memory gates = new GateGrant[](1);
        gates[0] = GateGrant(address(openGate), Capabilities.JOIN);
        return _tail(abi.encodeCall(IRooms.setGates, (room, gates)));
    }

    function _tail(bytes memory callData) private pure returns (bytes memory tail) {
        tail = new bytes(callData.length - 36);
        for (uint256 i = 0; i < tail.length; ++i) {
            tail[i] = callData[i + 36];
        }
    }

    function _change(bytes4 selector, bytes memory args) private {
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, selector, args);
        vm.warp(block.timestamp + 1 hours);
        rooms.applyChange(room, selector, args);
        vm.stopPrank();
    }

    function _refuse(Rule memory r, bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private {
        RoomConfig memory config = townhall();
        config.rules[0].rule = r;
        vm.expectRevert(abi.encodeWithSelector(IRooms.RoomsOutOfRange.selector, what, given, floor, ceiling));
        rooms.createRoom(config);
    }
}
