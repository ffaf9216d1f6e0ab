// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BroadcastPolicy, IRooms, RoomConfig} from "../rooms/IRooms.sol";
import {Commons} from "../test/Commons.sol";
import {IProgramme, Slot, SlotStatus} from "./IProgramme.sol";
import {Programme} from "./Programme.sol";
import {Reach} from "./Reach.sol";

contract ProgrammeTest is Commons {
    uint64 private start;
    uint64 private end;
    /// @dev A room whose governor may act.
    uint256 private council;

    function setUp() public override {
        super.setUp();
        start = uint64(NOW) + 100;
        end = start + 30;
        RoomConfig memory config = townhall();
        config.governorActs = true;
        council = rooms.createRoom(config);
    }

    // ── A slot's life ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aSlotGoesOnAirByItselfAndOff() public {
        uint256 slot = propose(start, end);
        approve(slot);
        _onAir(start, 0, 0, end, "before it is locked");
        vm.warp(start - LOCK);
        programme.lock(slot);
        _onAir(start - 1, 0, 0, start, "before it starts");
        _onAir(start, slot, 3, end, "at its start");
        _onAir(end - 1, slot, 3, end, "before its end");
        (uint256 none, uint8 reach,) = programme.onAir(room, end);
        check(none == 0 && reach == 0, "after its end");
    }

    function test_aSlotReadsBackAsItWasProposed() public {
        uint256 slot = propose(start, end);
        Slot memory s = programme.slotOf(slot);
        check(s.room == room && s.proposer == member(1) && s.start == start && s.end == end, "what was proposed");
        check(s.reach == 3 && s.status == SlotStatus.PROPOSED && s.metadataHash == keccak256("{}"), "what was proposed");
    }

    function test_anUnlockedSlotNeverAirs() public {
        approve(propose(start, end));
        _onAir(start + 5, 0, 0, end, "it was not locked");
    }

    function test_aRunningSlotCanBeLockedLate() public {
        uint256 slot = propose(start, end);
        approve(slot);
        vm.warp(start + 15);
        programme.lock(slot);
        _onAir(start + 15, slot, 3, end, "the rest of it");
    }

    function test_theRunningQuantumMayBeProposed() public {
        vm.warp(start + 9);
        propose(start, end);
        vm.warp(start + 10);
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeInvalidStart.selector, start));
        programme.propose(room, start, end, 3, "{}");
    }

    function test_firstApprovedBooksAndNothingDisplacesIt() public {
        uint256 first = propose(start, end);
        uint256 second = propose(start + 20, end + 20);
        approve(first);
        vm.startPrank(address(ballots));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeSlotTaken.selector, second));
        programme.approve(room, second);
        programme.cancel(room, first);
        programme.approve(room, second);
        equal(programme.bookedAt(room, start), 0, "a cancelled slot is still booked");
        equal(programme.bookedAt(room, start + 20), second, "the second is not booked");
    }

    function test_cancellingTakesItOffAir() public {
        uint256 slot = _locked();
        vm.warp(start + 1);
        vm.prank(member(1));
        programme.cancel(room, slot);
        (uint256 none, uint8 reach,) = programme.onAir(room, start + 1);
        check(none == 0 && reach == 0, "still on air");
    }

    function test_whoLostTheRightDoesNotAir() public {
        uint256 slot = propose(start, end);
        approve(slot);
        vm.prank(GOVERNOR);
        enroll(member(1), 0);
        vm.warp(start);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeLacksRight.selector, room, member(1)));
        programme.lock(slot);
    }

    function test_nextBookedLooksAhead() public {
        (uint256 slot, uint64 at) = programme.nextBooked(room, uint64(block.timestamp));
        check(slot == 0 && at > block.timestamp, "nothing is booked");
        uint256 booked = propose(start, end);
        approve(booked);
        (slot, at) = programme.nextBooked(room, uint64(block.timestamp));
        check(slot == booked && at == start, "the next one");
    }

    // ── Policies ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_theRoomsPolicyDecides() public {
        equal(_reachUnder(BroadcastPolicy.NEVER), 0, "NEVER");
        equal(_reachUnder(BroadcastPolicy.BY_HAND), 0, "BY_HAND is for the relay");
        equal(_reachUnder(BroadcastPolicy.PROGRAMME), 0, "PROGRAMME without a slot");
        equal(_reachUnder(BroadcastPolicy.ALWAYS), Reach.LIVE_VIDEO | Reach.LIVE_AUDIO, "ALWAYS");
    }

    function test_aPausedOrClosedRoomIsOffAir() public {
        uint256 slot = _locked();
        _onAir(start, slot, 3, end, "on air");
        vm.prank(GUARDIAN);
        rooms.pauseBroadcast(room);
        _onAir(start, 0, 0, FOREVER, "paused");
        vm.prank(GOVERNOR);
        rooms.close(room);
        _onAir(start, 0, 0, FOREVER, "closed");
    }

    // ── Invariants ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_bookedSlotsAreDisjoint(uint256 seed) public {
        uint256[] memory slots = new uint256[](16);
        for (uint256 i = 0; i < slots.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint64 from = start + uint64(seed % 60) * QUANTUM;
            uint64 to = from + uint64(1 + (seed >> 64) % 32) * QUANTUM;
            vm.prank(member(1 + (seed >> 128) % 3));
            try programme.propose(council, from, to, 1, string(abi.encode(i))) returns (uint256 slot) {
                slots[i] = slot;
                vm.prank(GOVERNOR);
                try programme.approve(council, slot) {} catch {}
                if (seed >> 250 >= 16) continue;
                vm.prank(GOVERNOR);
                programme.cancel(council, slot);
            } catch {}
        }
        for (uint256 i = 0; i < slots.length; ++i) {
            Slot memory a = programme.slotOf(slots[i]);
            if (a.status != SlotStatus.APPROVED) continue;
            equal(programme.bookedAt(council, a.start), slots[i], "a booked slot is not found at its start");
            equal(programme.bookedAt(council, a.end - 1), slots[i], "a booked slot is not found at its end");
            for (uint256 j = 0; j < i; ++j) {
                Slot memory b = programme.slotOf(slots[j]);
                if (b.status != SlotStatus.APPROVED) continue;
                check(a.end <= b.start || b.end <= a.start, "two booked slots overlap");
            }
        }
    }

    // ── Refusals ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_timesAreQuanta() public {
        _refuse(start + 1, end, abi.encodeWithSelector(IProgramme.ProgrammeInvalidTimes.selector, start + 1, end));
        _refuse(start, end + 1, abi.encodeWithSelector(IProgramme.ProgrammeInvalidTimes.selector, start, end + 1));
        _refuse(start, start, abi.encodeWithSelector(IProgramme.ProgrammeInvalidTimes.selector, start, start));
        uint64 tooLong = start + 33 * QUANTUM;
        _refuse(start, tooLong, abi.encodeWithSelector(IProgramme.ProgrammeInvalidTimes.selector, start, tooLong));
        uint64 tooFar = start + 367 days;
        _refuse(tooFar, tooFar + 10, abi.encodeWithSelector(IProgramme.ProgrammeInvalidStart.selector, tooFar));
    }

    function test_reachAndMetadataAreBounded() public {
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeInvalidReach.selector, 0));
        programme.propose(room, start, end, 0, "");
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeInvalidReach.selector, 16));
        programme.propose(room, start, end, 16, "");
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeTooLong.selector, 2_049, 2_048));
        programme.propose(room, start, end, 1, string(new bytes(2_049)));
    }

    function test_onlyHoldersOfProgrammePropose() public {
        vm.prank(member(8));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeLacksRight.selector, room, member(8)));
        programme.propose(room, start, end, 3, "{}");
    }

    function test_aSlotIsProposedOnceAndInItsRoom() public {
        uint256 slot = propose(start, end);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeSlotExists.selector, slot));
        programme.propose(room, start, end, Reach.LIVE_AUDIO | Reach.LIVE_VIDEO, "{}");
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnknownSlot.selector, council, slot));
        programme.approve(council, slot);
    }

    function test_onlyTheEngineApproves() public {
        uint256 slot = propose(start, end);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnauthorized.selector, room, GOVERNOR));
        programme.approve(room, slot);
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnauthorized.selector, room, member(2)));
        programme.cancel(room, slot);
    }

    function test_aSlotTakesItsStepsInOrder() public {
        uint256 slot = propose(start, end);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeWrongStatus.selector, slot, SlotStatus.PROPOSED));
        programme.lock(slot);
        approve(slot);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeTooEarly.selector, slot, start - LOCK));
        programme.lock(slot);
        vm.startPrank(address(ballots));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeWrongStatus.selector, slot, SlotStatus.APPROVED));
        programme.approve(room, slot);
        vm.warp(end);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeSlotOver.selector, slot));
        programme.lock(slot);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeSlotOver.selector, slot));
        programme.cancel(room, slot);
    }

    function test_aSlotThatIsOverIsNotApproved() public {
        uint256 slot = propose(start, end);
        vm.warp(end);
        vm.prank(address(ballots));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeSlotOver.selector, slot));
        programme.approve(room, slot);
    }

    function test_aRoomWithAnotherProgrammeIsRefused() public {
        RoomConfig memory config = townhall();
        config.programme = address(0);
        uint256 other = rooms.createRoom(config);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeNotOfRoom.selector, other));
        programme.propose(other, start, end, 3, "{}");
    }

    function test_theQuantumIsBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeInvalidPeriod.selector, 9, 10, 1 days));
        new Programme(IRooms(address(rooms)), 9, 0, address(0));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeInvalidPeriod.selector, 2 days, 0, 1 days));
        new Programme(IRooms(address(rooms)), 10, 2 days, address(0));
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _locked() private returns (uint256 slot) {
        slot = propose(start, end);
        approve(slot);
        vm.warp(start - 1);
        programme.lock(slot);
    }

    function _reachUnder(BroadcastPolicy policy) private returns (uint8 reach) {
        RoomConfig memory config = townhall();
        config.broadcastPolicy = policy;
        (, reach,) = programme.onAir(rooms.createRoom(config), start);
    }

    function _onAir(uint64 at, uint256 slot, uint8 reach, uint64 changesAt, string memory sentence) private view {
        (uint256 s, uint8 r, uint64 c) = programme.onAir(room, at);
        equal(s, slot, sentence);
        equal(r, reach, sentence);
        equal(c, changesAt, sentence);
    }

    function _refuse(uint64 from, uint64 to, bytes memory refusal) private {
        vm.prank(member(1));
        vm.expectRevert(refusal);
        programme.propose(room, from, to, 3, "{}");
    }
}
