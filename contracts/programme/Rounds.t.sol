// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RoomConfig, RuleEntry} from "../rooms/IRooms.sol";
import {IVm} from "../test/IVm.sol";
import {PuppetVotes} from "../test/PuppetVotes.sol";
import {Station} from "../test/Station.sol";
import {IProgramme, Slot, SlotStatus} from "./IProgramme.sol";
import {IRounds, Round, RoundStatus, RoundTerms, SignedApproval} from "./IRounds.sol";
import {Programme} from "./Programme.sol";

contract RoundsTest is Station {
    uint64 private from;
    bytes32 private round;

    function setUp() public override {
        super.setUp();
        RoundTerms memory terms = minuteRound();
        from = terms.from;
        round = openRound(terms);
    }

    // ── A round's life ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aRoundIsOpenedByBallotAndFillsTheProgramme() public {
        RoomConfig memory config = townhall();
        config.rules = new RuleEntry[](1);
        config.rules[0] = RuleEntry(address(rounds), IRounds.open.selector, rule());
        uint256 hall = rooms.createRoom(config);
        RoundTerms memory terms = minuteRound();
        vm.prank(member(1));
        bytes32 ballot = ballots.open(hall, address(rounds), IRounds.open.selector, abi.encode(terms), "Open call");
        castAll(ballot, 1, 5, 1);
        bytes memory call = abi.encodeCall(IRounds.open, (hall, terms));
        ballots.settle(ballot, call);
        bytes32 expected = _openedInThisSecond(hall, terms);
        vm.prank(member(2));
        uint256 slot = programme.propose(hall, terms.from, terms.from + QUANTUM, 3, "{}");
        vm.prank(member(2));
        rounds.enter(expected, slot);
        _toApproving();
        _approve(expected, 1, 4, list(slot));
        _toClose();
        rounds.settle(expected, list(slot), 64);
        equal(programme.bookedAt(hall, terms.from), slot, "not booked");
        check(rounds.statusAt(expected, uint64(block.timestamp)) == RoundStatus.SETTLED, "not settled");
    }

    function test_theMostApprovedThatFitsWinsAndWhatOverlapsIsLeftOut() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 5, 15);
        uint256 c = _enter(3, 15, 20);
        _toApproving();
        _approve(round, 1, 5, list(b));
        _approve(round, 6, 8, list(a));
        _approve(round, 6, 7, list(c));
        _toClose();
        rounds.settle(round, list(b, a, c), 64);
        check(_isBooked(b) && _isBooked(c) && !_isBooked(a), "the first approved and what still fits");
        Round memory r = rounds.roundOf(round);
        check(r.settled == 3 && r.booked == 2 && r.status == RoundStatus.SETTLED, "settled");
    }

    /// @dev "Beaten by" is not transitive: b beats c and a beats b, yet c does not overlap a.
    function test_anEntryBeatenByOneThatIsLeftOutItselfIsBooked() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 8, 18);
        uint256 c = _enter(3, 16, 26);
        _toApproving();
        _approve(round, 1, 6, list(a));
        _approve(round, 1, 4, list(b));
        _approve(round, 1, 2, list(c));
        _toClose();
        rounds.settle(round, list(a, b, c), 64);
        check(_isBooked(a) && !_isBooked(b) && _isBooked(c), "a and c fit together");
    }

    function test_ofEqualsTheLesserIdIsFirst() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 0, 10);
        _toApproving();
        _approve(round, 1, 3, list(a, b));
        _toClose();
        (uint256 lesser, uint256 greater) = a < b ? (a, b) : (b, a);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsNotSorted.selector, 1));
        rounds.settle(round, list(greater, lesser), 64);
        rounds.settle(round, list(lesser, greater), 64);
        check(_isBooked(lesser) && !_isBooked(greater), "the lesser id");
    }

    function test_tooFewApprovalsAreLeftOut() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        _toApproving();
        _approve(round, 1, 2, list(a));
        _approve(round, 3, 3, list(b));
        _toClose();
        equal(rounds.roundOf(round).threshold, 2, "a quarter of eight");
        vm.recordLogs();
        rounds.settle(round, list(a, b), 64);
        bytes4[] memory reasons = _reasonsIn(IRounds.EntryLeftOut.selector);
        check(reasons.length == 1 && reasons[0] == IRounds.RoundsBelowThreshold.selector, "why");
        check(_isBooked(a) && !_isBooked(b), "two of eight suffice, one does not");
    }

    function test_aThresholdIsAtLeastOneVoteAndRoundedUp() public {
        RoundTerms memory terms = minuteRound();
        terms.thresholdBps = 0;
        equal(rounds.roundOf(openRound(terms)).threshold, 1, "what nobody approves is not booked");
        terms.thresholdBps = 2_501;
        equal(rounds.roundOf(openRound(terms)).threshold, 3, "rounded up");
    }

    function test_aRoundWithoutEntriesSettles() public {
        _toClose();
        rounds.settle(round, new uint256[](0), 0);
        check(rounds.statusAt(round, uint64(block.timestamp)) == RoundStatus.SETTLED, "settled");
    }

    // ── In pieces ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aRoundIsSettledInPiecesInOneOrderOnly() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        uint256 c = _enter(3, 20, 30);
        _toApproving();
        _approve(round, 1, 5, list(c));
        _approve(round, 1, 4, list(a));
        _approve(round, 1, 3, list(b));
        _toClose();
        // Whoever settles first cannot pass the first over by bringing a part.
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsIncomplete.selector, 2, 3));
        rounds.settle(round, list(a, b), 2);
        rounds.settle(round, list(c, a, b), 1);
        check(_isBooked(c) && !_isBooked(a), "one by one");
        check(rounds.statusAt(round, uint64(block.timestamp)) == RoundStatus.CLOSED, "not yet settled");
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongOrder.selector, round));
        rounds.settle(round, list(c, b, a), 1);
        rounds.settle(round, list(c, a, b), type(uint256).max);
        check(_isBooked(a) && _isBooked(b), "the rest");
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.SETTLED));
        rounds.settle(round, list(c, a, b), 1);
    }

    function test_anOrderWithStrangersOrTwinsIsRefused() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        _toApproving();
        _approve(round, 1, 5, list(a));
        _toClose();
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsNotSorted.selector, 1));
        rounds.settle(round, list(a, a), 64);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsNotSorted.selector, 1));
        rounds.settle(round, list(b, a), 64);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnknownEntry.selector, round, 7));
        rounds.settle(round, list(a, 7), 64);
    }

    // ── Attacks ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_nothingIsEnteredOrApprovedInTheLastSecond() public {
        uint256 a = _enter(1, 0, 10);
        uint256 late = proposeAs(2, from, from + 100, 3, "late");
        _toApproving();
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.APPROVING));
        rounds.enter(round, late);
        _toClose();
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.CLOSED));
        rounds.approve(round, list(a));
    }

    function test_whatABallotBookedMeanwhileStays() public {
        uint256 a = _enter(1, 0, 10);
        uint256 other = proposeAs(2, from + 50, from + 60, 3, "other");
        _toApproving();
        _approve(round, 1, 8, list(a));
        vm.prank(GOVERNOR);
        programme.approve(council, other);
        _toClose();
        rounds.settle(round, list(a), 64);
        check(_isBooked(other) && !_isBooked(a), "first approved books");
    }

    function test_whoLostTheRightTakesNobodysTime() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 5, 15);
        _toApproving();
        _approve(round, 1, 8, list(a));
        _approve(round, 1, 3, list(b));
        vm.prank(GOVERNOR);
        enroll(member(1), 0);
        _toClose();
        rounds.settle(round, list(a, b), 64);
        check(!_isBooked(a) && _isBooked(b), "the next one has the time");
    }

    function test_aCancelledOrOverEntryIsLeftOut() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 0, 3);
        uint256 c = _enter(3, 5, 15);
        _toApproving();
        _approve(round, 1, 8, list(a));
        _approve(round, 1, 6, list(b));
        _approve(round, 1, 4, list(c));
        vm.prank(member(1));
        programme.cancel(council, a);
        vm.warp(from + 30);
        vm.recordLogs();
        rounds.settle(round, list(a, b, c), 64);
        bytes4[] memory reasons = _reasonsIn(IRounds.EntryLeftOut.selector);
        check(reasons[0] == IProgramme.ProgrammeWrongStatus.selector, "cancelled");
        check(reasons[1] == IProgramme.ProgrammeSlotOver.selector, "over");
        check(!_isBooked(b) && _isBooked(c), "what can still air");
    }

    function test_weightsAreThoseOfTheOpening() public {
        uint256 a = _enter(1, 0, 10);
        vm.prank(GOVERNOR);
        membership.admit(one(member(9)));
        vm.prank(member(8));
        membership.leave();
        _toApproving();
        vm.prank(member(9));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsNoVotes.selector, round, member(9)));
        rounds.approve(round, list(a));
        _approve(round, 8, 8, list(a));
        (, uint256[] memory approvals) = rounds.entriesOf(round);
        equal(approvals[0], 1, "who left after the opening still counts");
    }

    function test_aRoundReachesItsOwnRoomOnly() public {
        vm.prank(address(rounds));
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnknownSlot.selector, room, 7));
        programme.book(room, 7, round);
        uint256 foreign = propose(from, from + 10);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnfitSlot.selector, round, foreign));
        rounds.enter(round, foreign);
        // Who may act for another room cannot touch this one's round.
        RoomConfig memory config = councilConfig();
        config.governor = STRANGER;
        uint256 other = rooms.createRoom(config);
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnknownRound.selector, round));
        rounds.cancel(other, round);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnauthorized.selector, council, STRANGER));
        rounds.cancel(council, round);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnauthorized.selector, council, STRANGER));
        rounds.open(council, minuteRound());
    }

    /// @dev EIP-150 hands on 63/64 of the gas: what is asked with too little must fail, not answer otherwise.
    function testFuzz_littleGasLeavesNobodyOut(uint256 gas) public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        _toApproving();
        _approve(round, 1, 3, list(a, b));
        _toClose();
        uint256[] memory sorted = sortedEntries(round);
        try rounds.settle{gas: bound(gas, 30_000, 900_000)}(round, sorted, 64) {
            check(_isBooked(a) && _isBooked(b), "somebody was left out");
        } catch {
            check(!_isBooked(a) && !_isBooked(b), "half of it happened");
        }
        if (rounds.statusAt(round, uint64(block.timestamp)) == RoundStatus.CLOSED) rounds.settle(round, sorted, 64);
        check(_isBooked(a) && _isBooked(b), "with enough gas both are booked");
    }

    function testFuzz_littleGasSkipsNobodysApproval(uint256 gas) public {
        uint256 a = _enter(1, 0, 10);
        _toApproving();
        SignedApproval[] memory batch = new SignedApproval[](2);
        batch[0] = _signed(4, list(a), FOREVER);
        batch[1] = _signed(5, list(a), FOREVER);
        try rounds.approveBySig{gas: bound(gas, 30_000, 600_000)}(batch) returns (uint256 counted) {
            equal(counted, 2, "somebody was skipped");
        } catch {
            check(!rounds.hasApproved(round, a, member(4)), "half of it happened");
        }
    }

    function test_nobodyButTheRoundsBooks() public {
        uint256 slot = proposeAs(1, from, from + 10, 3, "{}");
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IProgramme.ProgrammeUnauthorized.selector, council, GOVERNOR));
        programme.book(council, slot, round);
    }

    function test_aProgrammeThatNamesOtherRoundsIsRefused() public {
        RoomConfig memory config = councilConfig();
        config.programme = address(new Programme(rooms, QUANTUM, LOCK, address(0)));
        uint256 other = rooms.createRoom(config);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsProgrammeUnusable.selector, other, config.programme));
        rounds.open(other, minuteRound());
        config.programme = address(0);
        vm.stopPrank();
        other = rooms.createRoom(config);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsProgrammeUnusable.selector, other, address(0)));
        rounds.open(other, minuteRound());
    }

    /// @dev The whole of a round of 64 fits into one transaction (EIP-7825: 16,777,216 gas), and so does any piece of it.
    function test_sixtyFourEntriesAreSettledWithinATransaction() public {
        uint256[] memory slots = new uint256[](64);
        RoundTerms memory terms = minuteRound();
        terms.to = terms.from + 64 * QUANTUM;
        bytes32 full = openRound(terms);
        for (uint256 i = 0; i < 64; ++i) {
            slots[i] = proposeAs(1 + i % 3, from + uint64(i) * QUANTUM, from + uint64(i + 1) * QUANTUM, 3, "{}");
            vm.prank(member(1 + i % 3));
            rounds.enter(full, slots[i]);
        }
        uint256 more = proposeAs(1, from, from + 20, 3, "{}");
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsFull.selector, full, 64));
        rounds.enter(full, more);
        _toApproving();
        vm.prank(member(1));
        rounds.approve(full, slots);
        _approve(full, 2, 3, slots);
        _toClose();
        uint256[] memory sorted = sortedEntries(full);
        uint256 gas = gasleft();
        rounds.settle(full, sorted, 64);
        check(gas - gasleft() < 12_000_000, "too dear for one transaction");
        equal(rounds.roundOf(full).booked, 64, "all fit");
    }

    // ── Approvals by signature ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_signedApprovalsCountOnceAndBadOnesAreSkipped() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        _toApproving();
        SignedApproval[] memory batch = new SignedApproval[](6);
        batch[0] = _signed(4, list(a, b), FOREVER);
        batch[1] = batch[0];
        batch[2] = _signed(5, list(a), uint64(block.timestamp) - 1);
        batch[3] = _signed(6, list(a), FOREVER);
        batch[3].slots = list(b);
        batch[4] = _signed(5, list(a), FOREVER);
        batch[5] = _signed(7, list(a, 9), FOREVER);
        vm.recordLogs();
        equal(rounds.approveBySig(batch), 2, "the first and the fifth");
        bytes4[] memory reasons = _reasonsIn(IRounds.ApprovalSkipped.selector);
        equal(reasons.length, 4, "the others");
        check(reasons[0] == IRounds.RoundsAlreadyApproved.selector, "the same again");
        check(reasons[1] == IRounds.RoundsExpiredSignature.selector, "too late");
        check(reasons[2] == IRounds.RoundsInvalidSignature.selector, "other slots than were signed");
        check(reasons[3] == IRounds.RoundsUnknownEntry.selector, "no entry");
        check(rounds.hasApproved(round, b, member(4)) && rounds.hasApproved(round, a, member(5)), "they count");
        check(!rounds.hasApproved(round, b, member(6)) && !rounds.hasApproved(round, a, member(7)), "they do not");
        (, uint256[] memory approvals) = rounds.entriesOf(round);
        check(approvals[0] == 2 && approvals[1] == 1, "votes");
    }

    function test_aBatchIsBounded() public {
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsTooLong.selector, 33, 32));
        rounds.approveBySig(new SignedApproval[](33));
        _toApproving();
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsTooLong.selector, 65, 64));
        rounds.approve(round, new uint256[](65));
    }

    function test_everyFieldOfAnApprovalIsSigned() public view {
        bytes32 digest = rounds.approvalDigest(round, list(1, 2), 3);
        check(digest != rounds.approvalDigest(bytes32(0), list(1, 2), 3), "round");
        check(digest != rounds.approvalDigest(round, list(2, 1), 3), "slots");
        check(digest != rounds.approvalDigest(round, list(1), 3), "fewer slots");
        check(digest != rounds.approvalDigest(round, list(1, 2), 4), "deadline");
    }

    // ── Refusals ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_approvalsAreRefusedForAReason() public {
        uint256 a = _enter(1, 0, 10);
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.ENTERING));
        rounds.approve(round, list(a));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnknownRound.selector, bytes32("none")));
        rounds.approve("none", list(a));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnknownRound.selector, bytes32("none")));
        rounds.enter("none", a);
        _toApproving();
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnknownEntry.selector, round, 9));
        rounds.approve(round, list(a, 9));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsAlreadyApproved.selector, round, member(1)));
        rounds.approve(round, list(a, a));
        rounds.approve(round, list(a));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsAlreadyApproved.selector, round, member(1)));
        rounds.approve(round, list(a));
    }

    function test_onlyFitSlotsOfOnesOwnAreEnteredOnce() public {
        uint256 a = _enter(1, 0, 10);
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsAlreadyEntered.selector, round, a));
        rounds.enter(round, a);
        uint256 early = programme.propose(council, from - 10, from + 10, 3, "{}");
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnfitSlot.selector, round, early));
        rounds.enter(round, early);
        uint256 long = programme.propose(council, from + 310, from + 330, 3, "{}");
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnfitSlot.selector, round, long));
        rounds.enter(round, long);
        uint256 gone = programme.propose(council, from, from + 20, 3, "{}");
        programme.cancel(council, gone);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnfitSlot.selector, round, gone));
        rounds.enter(round, gone);
        vm.stopPrank();
        uint256 theirs = proposeAs(2, from, from + 10, 3, "{}");
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsUnfitSlot.selector, round, theirs));
        rounds.enter(round, theirs);
    }

    function test_aProposerHasAShare() public {
        RoundTerms memory terms = minuteRound();
        terms.maxPerProposer = 1;
        round = openRound(terms);
        _enter(1, 0, 10);
        uint256 second = proposeAs(1, from + 200, from + 210, 3, "{}");
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsFull.selector, round, 1));
        rounds.enter(round, second);
        _enter(2, 0, 10);
    }

    function test_termsAreBounded() public {
        RoundTerms memory terms = minuteRound();
        terms.enterSeconds = 29;
        _refuse(terms, "enterSeconds", 29, 30, 30 days);
        terms = minuteRound();
        terms.approveSeconds = 31 days;
        _refuse(terms, "approveSeconds", 31 days, 30, 30 days);
        terms = minuteRound();
        terms.from = uint64(block.timestamp) + 119;
        _refuse(terms, "from", terms.from, block.timestamp + 120, FOREVER - 1);
        terms = minuteRound();
        terms.to = terms.from;
        _refuse(terms, "to", terms.to, terms.from + 1, FOREVER);
        terms = minuteRound();
        terms.maxPerProposer = 0;
        _refuse(terms, "maxPerProposer", 0, 1, 64);
        terms = minuteRound();
        terms.thresholdBps = 10_001;
        _refuse(terms, "thresholdBps", 10_001, 0, 10_000);
        terms = minuteRound();
        terms.snapshotLag = 0;
        _refuse(terms, "snapshotLag", 0, 1, block.timestamp);
    }

    function test_theSameRoundIsOpenedOnceASecond() public {
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsAlreadyOpened.selector, round));
        rounds.open(council, minuteRound());
    }

    function test_anElectorateMustAnswer() public {
        PuppetVotes puppet = new PuppetVotes();
        vm.roll(1_000);
        RoundTerms memory terms = minuteRound();
        (terms.electorate, terms.snapshotLag) = (STRANGER, 300);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsElectorateFailed.selector, STRANGER));
        rounds.open(council, terms);
        terms.electorate = address(puppet);
        puppet.play(0, 0, true);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsElectorateFailed.selector, address(puppet)));
        rounds.open(council, terms);
        puppet.play(0, 0, false);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsEmptyElectorate.selector, address(puppet), 700));
        rounds.open(council, terms);
        puppet.play(10, 6, false);
        round = rounds.open(council, terms);
        vm.stopPrank();
        uint256 a = _enter(1, 0, 10);
        _toApproving();
        _approve(round, 1, 1, list(a));
        vm.startPrank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsExceedSupply.selector, round));
        rounds.approve(round, list(a));
        puppet.play(10, 6, true);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsElectorateFailed.selector, address(puppet)));
        rounds.approve(round, list(a));
    }

    function test_aRoundIsCalledOffUntilItIsSettled() public {
        uint256 a = _enter(1, 0, 10);
        uint256 b = _enter(2, 10, 20);
        _toApproving();
        _approve(round, 1, 4, list(a, b));
        _toClose();
        uint256[] memory sorted = sortedEntries(round);
        rounds.settle(round, sorted, 1);
        vm.prank(GOVERNOR);
        rounds.cancel(council, round);
        check(_isBooked(sorted[0]) && !_isBooked(sorted[1]), "what it booked stays booked");
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.CANCELLED));
        rounds.settle(round, sorted, 1);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsWrongStatus.selector, round, RoundStatus.CANCELLED));
        rounds.cancel(council, round);
    }

    // ── Against a plain list ────────────────────────────────────────────────────────────────────────────────────────────────────

    function testFuzz_booksWhatThePlainAlgorithmBooks(uint256 seed) public {
        uint256 count = 1 + seed % 12;
        for (uint256 i = 0; i < count; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 first = seed % 24;
            // The same twice is one slot, entered once.
            try this.enterFor(1 + (seed >> 16) % 3, first, first + 1 + (seed >> 32) % 8) {} catch {}
        }
        (uint256[] memory slots,) = rounds.entriesOf(round);
        _toApproving();
        for (uint256 key = 1; key <= MEMBERS; ++key) {
            for (uint256 i = 0; i < slots.length; ++i) {
                seed = uint256(keccak256(abi.encode(seed)));
                if (seed % 3 == 0) _approve(round, key, key, list(slots[i]));
            }
        }
        _toClose();
        uint256[] memory sorted = sortedEntries(round);
        while (rounds.statusAt(round, uint64(block.timestamp)) != RoundStatus.SETTLED) {
            seed = uint256(keccak256(abi.encode(seed)));
            rounds.settle(round, sorted, 1 + seed % 5);
        }
        _compare(slots, sorted);
    }

    function enterFor(uint256 key, uint256 first, uint256 end) external {
        _enter(key, first, end);
    }

    function _compare(uint256[] memory slots, uint256[] memory sorted) private view {
        bool[32] memory taken;
        for (uint256 i = 0; i < sorted.length; ++i) {
            Slot memory s = programme.slotOf(sorted[i]);
            bool free = _approvalsOf(slots, sorted[i]) >= 2;
            uint256 first = (s.start - from) / QUANTUM;
            uint256 end = (s.end - from) / QUANTUM;
            for (uint256 q = first; q < end; ++q) {
                if (taken[q]) free = false;
            }
            check(_isBooked(sorted[i]) == free, "booked differs from the plain algorithm");
            if (!free) continue;
            for (uint256 q = first; q < end; ++q) {
                taken[q] = true;
            }
        }
    }

    /// @dev Counted from the voters, not read from the entry.
    function _approvalsOf(uint256[] memory, uint256 slot) private view returns (uint256 approvals) {
        for (uint256 key = 1; key <= MEMBERS; ++key) {
            if (rounds.hasApproved(round, slot, member(key))) ++approvals;
        }
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A member proposes and enters a slot; times in quanta from the start of the round's stretch.
    function _enter(uint256 key, uint256 first, uint256 end) private returns (uint256 slot) {
        slot = proposeAs(key, from + uint64(first) * QUANTUM, from + uint64(end) * QUANTUM, 3, "{}");
        vm.prank(member(key));
        rounds.enter(round, slot);
    }

    function _approve(bytes32 which, uint256 first, uint256 last, uint256[] memory slots) private {
        for (uint256 key = first; key <= last; ++key) {
            vm.prank(member(key));
            rounds.approve(which, slots);
        }
    }

    function _signed(uint256 key, uint256[] memory slots, uint64 deadline)
        private
        view
        returns (SignedApproval memory)
    {
        bytes memory signature = signed(key, rounds.approvalDigest(round, slots, deadline));
        return SignedApproval(member(key), round, slots, deadline, signature);
    }

    function _refuse(RoundTerms memory terms, bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private {
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRounds.RoundsOutOfRange.selector, what, given, floor, ceiling));
        rounds.open(council, terms);
    }

    /// @dev The very same round is refused, and the refusal names it.
    function _openedInThisSecond(uint256 where, RoundTerms memory terms) private returns (bytes32 which) {
        vm.prank(address(ballots));
        try rounds.open(where, terms) {
            check(false, "it was not opened");
        } catch (bytes memory reason) {
            check(bytes4(reason) == IRounds.RoundsAlreadyOpened.selector, "refused for another reason");
            assembly ("memory-safe") {
                which := mload(add(reason, 0x24))
            }
        }
    }

    /// @dev The last words of the recorded events of a kind: why.
    function _reasonsIn(bytes32 kind) private returns (bytes4[] memory reasons) {
        IVm.Log[] memory logs = vm.getRecordedLogs();
        reasons = new bytes4[](logs.length);
        uint256 count;
        for (uint256 i = 0; i < logs.length; ++i) {
            if (logs[i].topics[0] != kind) continue;
            bytes memory data = logs[i].data;
            assembly ("memory-safe") {
                mstore(add(add(reasons, 0x20), mul(count, 0x20)), mload(add(data, mload(data))))
            }
            ++count;
        }
        assembly ("memory-safe") {
            mstore(reasons, count)
        }
    }

    function _isBooked(uint256 slot) private view returns (bool) {
        Slot memory s = programme.slotOf(slot);
        return s.status == SlotStatus.APPROVED && programme.bookedAt(s.room, s.start) == slot;
    }

    function _toApproving() private {
        vm.warp(NOW + 10 + 61);
    }

    function _toClose() private {
        vm.warp(NOW + 10 + 122);
    }
}
