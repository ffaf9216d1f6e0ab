// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RoomConfig, RuleEntry} from "../rooms/IRooms.sol";
import {Station} from "../test/Station.sol";
import {IProgramme, Series, Slot, SlotStatus} from "./IProgramme.sol";

contract SeriesTest is Station {
    uint32 private constant WEEK = 7 days;

    uint64 private start;
    uint64 private end;

    function setUp() public override {
        super.setUp();
        start = uint64(NOW) + 100;
        end = start + 30;
    }

    function test_aSeriesIsProposedAndApprovedAtOnce() public {
        uint256 series = _propose(1, 3);
        uint256[] memory slots = programme.slotsOf(series);
        for (uint256 k = 0; k < 3; ++k) {
            Slot memory s = programme.slotOf(slots[k]);
            check(s.start == start + k * WEEK && s.end == end + k * WEEK, "a week apart");
            check(s.proposer == member(1) && s.reach == 3 && s.room == council, "alike");
            check(s.status == SlotStatus.PROPOSED && s.metadataHash == keccak256("{}"), "proposed");
        }
        vm.prank(GOVERNOR);
        equal(programme.approveSeries(council, series), 7, "all three are booked");
        for (uint256 k = 0; k < 3; ++k) {
            equal(programme.bookedAt(council, start + uint64(k) * WEEK), slots[k], "booked");
        }
        Series memory read = programme.seriesOf(series);
        check(read.count == 3 && read.everySeconds == WEEK && read.lengthSeconds == 30, "it reads back");
    }

    function test_aBallotApprovesASeries() public {
        RoomConfig memory config = townhall();
        config.rules = new RuleEntry[](1);
        config.rules[0] = RuleEntry(address(programme), IProgramme.approveSeries.selector, rule());
        uint256 hall = rooms.createRoom(config);
        vm.prank(member(1));
        uint256 series = programme.proposeSeries(hall, start, end, WEEK, 2, 3, "{}");
        vm.prank(member(1));
        bytes32 ballot =
            ballots.open(hall, address(programme), IProgramme.approveSeries.selector, abi.encode(series), "Every week");
        castAll(ballot, 1, 5, 1);
        ballots.settle(ballot, abi.encodeCall(IProgramme.approveSeries, (hall, series)));
        equal(programme.bookedAt(hall, start + WEEK), programme.slotsOf(series)[1], "the second week");
    }

    function test_whatIsTakenIsLeftOutAndMayBeBookedLater() public {
        uint256 series = _propose(1, 3);
        uint256 other = proposeAs(2, start + WEEK + 10, end + WEEK, 1, "other");
        vm.startPrank(GOVERNOR);
        programme.approve(council, other);
        equal(programme.approveSeries(council, series), 5, "the second is taken");
        uint256[] memory slots = programme.slotsOf(series);
        check(programme.slotOf(slots[1]).status == SlotStatus.PROPOSED, "it stays proposed");
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeNothingToDo.selector, series));
        programme.approveSeries(council, series);
        programme.cancel(council, other);
        equal(programme.approveSeries(council, series), 2, "the time is free again");
    }

    function test_aWeekThatIsOverIsLeftOut() public {
        uint256 series = _propose(1, 2);
        vm.warp(end);
        vm.prank(GOVERNOR);
        equal(programme.approveSeries(council, series), 2, "the second week is still to come");
    }

    function test_oneSlotIsCancelledOrTheRestAtOnce() public {
        uint256 series = _propose(1, 4);
        vm.prank(GOVERNOR);
        programme.approveSeries(council, series);
        uint256[] memory slots = programme.slotsOf(series);
        vm.startPrank(member(1));
        programme.cancel(council, slots[1]);
        equal(programme.bookedAt(council, start + WEEK), 0, "one is free");
        equal(programme.cancelSeries(council, series, start + 2 * WEEK), 12, "the third and the fourth");
        equal(programme.bookedAt(council, start), slots[0], "what comes before stays");
        equal(programme.bookedAt(council, start + 3 * WEEK), 0, "the rest is free");
        equal(programme.cancelSeries(council, series, 0), 1, "the first");
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeNothingToDo.selector, series));
        programme.cancelSeries(council, series, 0);
    }

    function test_aLockedSlotOfASeriesIsCancelledOnAirButNotAfterwards() public {
        uint256 series = _propose(1, 2);
        vm.prank(GOVERNOR);
        programme.approveSeries(council, series);
        uint256 first = programme.slotsOf(series)[0];
        vm.warp(start - LOCK);
        programme.lock(first);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeNothingToDo.selector, series));
        programme.approveSeries(council, series);
        vm.warp(end);
        vm.prank(GOVERNOR);
        equal(programme.cancelSeries(council, series, 0), 2, "what has aired has aired");
        check(programme.slotOf(first).status == SlotStatus.LOCKED, "it did");
    }

    /// @dev A year of weeks fits into one transaction (EIP-7825: 16,777,216 gas), at each step.
    function test_aYearOfWeeksFitsIntoATransaction() public {
        uint256 gas = gasleft();
        uint256 series = _propose(1, 52);
        check(gas - gasleft() < 12_000_000, "proposing");
        vm.startPrank(GOVERNOR);
        gas = gasleft();
        equal(programme.approveSeries(council, series), (1 << 52) - 1, "all of them");
        check(gas - gasleft() < 12_000_000, "approving");
        gas = gasleft();
        programme.cancelSeries(council, series, 0);
        check(gas - gasleft() < 12_000_000, "cancelling");
    }

    function testFuzz_aSeriesNeverOverlapsWhatIsBooked(uint256 seed) public {
        uint256[] memory slots = new uint256[](48);
        uint256 count;
        for (uint256 i = 0; i < 4; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint64 from = start + uint64(seed % 40) * QUANTUM;
            uint64 to = from + uint64(1 + (seed >> 16) % 12) * QUANTUM;
            uint32 every = uint32(to - from) + uint32((seed >> 32) % 20) * QUANTUM;
            uint8 repeats = uint8(1 + (seed >> 48) % 12);
            vm.prank(member(1 + i % 3));
            uint256 series = programme.proposeSeries(council, from, to, every, repeats, 1, string(abi.encode(i)));
            vm.prank(GOVERNOR);
            try programme.approveSeries(council, series) {} catch {}
            uint256[] memory ids = programme.slotsOf(series);
            for (uint256 k = 0; k < ids.length; ++k) {
                slots[count++] = ids[k];
            }
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 3 != 0) continue;
            vm.prank(GOVERNOR);
            try programme.cancelSeries(council, series, start + uint64(seed >> 8) % 600) {} catch {}
        }
        for (uint256 i = 0; i < count; ++i) {
            Slot memory a = programme.slotOf(slots[i]);
            bool booked = a.status == SlotStatus.APPROVED;
            check(booked == (programme.bookedAt(council, a.start) == slots[i]), "booked or not");
            if (!booked) continue;
            equal(programme.bookedAt(council, a.end - 1), slots[i], "to its end");
            for (uint256 j = 0; j < i; ++j) {
                Slot memory b = programme.slotOf(slots[j]);
                check(b.status != SlotStatus.APPROVED || a.end <= b.start || b.end <= a.start, "two overlap");
            }
        }
    }

    function test_aSeriesIsOfWholeQuantaApartAndWithinAYear() public {
        _refuse(WEEK, 0, abi.encodeWithSelector(IProgramme.ProgrammeInvalidSeries.selector, WEEK, 0));
        _refuse(WEEK, 53, abi.encodeWithSelector(IProgramme.ProgrammeInvalidSeries.selector, WEEK, 53));
        _refuse(20, 2, abi.encodeWithSelector(IProgramme.ProgrammeInvalidSeries.selector, 20, 2));
        _refuse(35, 2, abi.encodeWithSelector(IProgramme.ProgrammeInvalidSeries.selector, 35, 2));
        _refuse(
            2 * WEEK, 52, abi.encodeWithSelector(IProgramme.ProgrammeInvalidStart.selector, start + 102 * uint64(WEEK))
        );
        vm.prank(member(8));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeLacksRight.selector, council, member(8)));
        programme.proposeSeries(council, start, end, WEEK, 2, 3, "{}");
        uint256 taken = proposeAs(1, start + WEEK, end + WEEK, 3, "{}");
        _refuse(WEEK, 2, abi.encodeWithSelector(IProgramme.ProgrammeSlotExists.selector, taken));
    }

    function test_aSeriesIsOfItsRoomAndForWhoMayAct() public {
        uint256 series = _propose(1, 2);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnknownSeries.selector, room, series));
        programme.approveSeries(room, series);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnknownSeries.selector, council, 7));
        programme.cancelSeries(council, 7, 0);
        vm.stopPrank();
        vm.startPrank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnauthorized.selector, council, member(2)));
        programme.approveSeries(council, series);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnauthorized.selector, council, member(2)));
        programme.cancelSeries(council, series, 0);
    }

    function _propose(uint256 key, uint8 count) private returns (uint256) {
        vm.prank(member(key));
        return programme.proposeSeries(council, start, end, WEEK, count, 3, "{}");
    }

    function _refuse(uint32 everySeconds, uint8 count, bytes memory refusal) private {
        vm.prank(member(1));
        vm.expectRevert(refusal);
        programme.proposeSeries(council, start, end, everySeconds, count, 3, "{}");
    }
}
