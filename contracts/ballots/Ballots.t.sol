// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IProgramme} from "../programme/IProgramme.sol";
import {IRooms, RoomConfig, Rule, RuleEntry} from "../rooms/IRooms.sol";
import {ISanctions} from "../moderation/ISanctions.sol";
import {Commons} from "../test/Commons.sol";
import {ContractAccount} from "../test/ContractAccount.sol";
import {PuppetVotes} from "../test/PuppetVotes.sol";
import {ReentrantTarget} from "../test/ReentrantTarget.sol";
import {Ballots} from "./Ballots.sol";
import {Ballot, BallotStatus, IBallots, SignedVote} from "./IBallots.sol";

contract BallotsTest is Commons {
    uint8 private constant AGAINST = 0;
    uint8 private constant FOR = 1;
    uint8 private constant ABSTAIN = 2;

    // ── The call ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_fiveOfEightSilenceAtOnce() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 4, FOR);
        bytes memory call = imposeCall(member(8), SPEAKING, 60);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsStillOpen.selector, ballot));
        ballots.settle(ballot, call);
        castAll(ballot, 5, 5, FOR);
        _status(ballot, BallotStatus.PASSED);
        ballots.settle(ballot, call);
        _status(ballot, BallotStatus.EXECUTED);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~SPEAKING, "nobody was silenced");
        equal(uint256(ballots.executing()), 0, "the engine still says it executes");
    }

    function test_itExecutesAtMostOnceAndAsOpened() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 5, FOR);
        bytes memory other = imposeCall(member(7), SPEAKING, 60);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsWrongCall.selector, ballot));
        ballots.settle(ballot, other);
        bytes memory call = imposeCall(member(8), SPEAKING, 60);
        ballots.settle(ballot, call);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsAlreadySettled.selector, ballot));
        ballots.settle(ballot, call);
    }

    /// @dev The arguments are the proposer's; the room is the engine's.
    function test_aBallotInMyRoomCannotReachYours() public {
        vm.startPrank(STRANGER);
        RoomConfig memory config = townhall();
        config.governor = STRANGER;
        PuppetVotes votes = new PuppetVotes();
        for (uint256 i = 0; i < config.rules.length; ++i) {
            (config.rules[i].rule.electorate, config.rules[i].rule.snapshotLag) = (address(votes), 300);
            config.rules[i].rule.minVoters = 1;
        }
        vm.roll(1_000);
        votes.play(1, 1, false);
        uint256 mine = rooms.createRoom(config);
        bytes memory args = abi.encode(member(8), SPEAKING, uint32(60), bytes32(0));
        bytes32 ballot = ballots.open(mine, address(sanctions), ISanctions.impose.selector, args, "");
        ballots.castVote(ballot, FOR);
        bytes memory aimed = imposeCall(member(8), SPEAKING, 60);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsWrongCall.selector, ballot));
        ballots.settle(ballot, aimed);
        ballots.settle(ballot, abi.encodeCall(ISanctions.impose, (mine, member(8), SPEAKING, 60, 0)));
        vm.stopPrank();
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a ballot reached another room");
        // A slot of the other room can be named, but is not the caller's to approve.
        uint256 slot = propose(uint64(NOW) + 100, uint64(NOW) + 110);
        vm.startPrank(STRANGER);
        ballot = ballots.open(mine, address(programme), IProgramme.approve.selector, abi.encode(slot), "");
        ballots.castVote(ballot, FOR);
        vm.expectPartialRevert(IBallots.BallotsExecutionFailed.selector);
        ballots.settle(ballot, abi.encodeCall(IProgramme.approve, (mine, slot)));
    }

    function test_aFailedCallMayBeTriedAgainUntilItsTimeIsUp() public {
        (ReentrantTarget target, bytes32 ballot, bytes memory call) = _onTarget(true);
        vm.expectPartialRevert(IBallots.BallotsExecutionFailed.selector);
        ballots.settle(ballot, call);
        _status(ballot, BallotStatus.PASSED);
        target.aim(ballots, false);
        // It reenters now, which fails as well, by the engine's own refusal.
        bytes memory refusal = abi.encodeWithSelector(IBallots.BallotsReentered.selector, ballot);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsExecutionFailed.selector, ballot, refusal));
        ballots.settle(ballot, call);
        uint64 executeBy = ballots.ballotOf(ballot).executeBy;
        vm.warp(executeBy);
        _status(ballot, BallotStatus.PASSED);
        vm.warp(executeBy + 1);
        _status(ballot, BallotStatus.EXPIRED);
        ballots.settle(ballot, "");
        _status(ballot, BallotStatus.EXPIRED);
        equal(ballots.activeOf(room, member(1)), 0, "an expired ballot still counts as open");
    }

    function test_aDroppedRuleStopsTheCall() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 5, FOR);
        vm.prank(GOVERNOR);
        rooms.dropRule(room, address(sanctions), ISanctions.impose.selector);
        bytes memory call = imposeCall(member(8), SPEAKING, 60);
        vm.expectRevert(
            abi.encodeWithSelector(
                IBallots.BallotsNotAllowed.selector, room, address(sanctions), ISanctions.impose.selector
            )
        );
        ballots.settle(ballot, call);
    }

    function test_aBallotMayPauseTheBroadcast() public {
        vm.prank(member(1));
        bytes32 ballot = ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, "", "Off air");
        castAll(ballot, 1, 5, FOR);
        ballots.settle(ballot, abi.encodeCall(IRooms.pauseBroadcast, (room)));
        (, bool paused,) = rooms.broadcastOf(room);
        check(paused, "not paused");
    }

    // ── Votes ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aVoteIsFinalAndCountsOnce() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 1, FOR);
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsAlreadyVoted.selector, ballot, member(1)));
        ballots.castVote(ballot, AGAINST);
        (bool voted, uint8 support) = ballots.voteOf(ballot, member(1));
        check(voted && support == FOR, "the vote");
        (voted,) = ballots.voteOf(ballot, member(2));
        check(!voted, "who did not vote");
        // The same voter by signature.
        _counts(ballot, _signed(1, ballot, AGAINST, FOREVER), 0);
    }

    function test_defeatIsCertainEarlyToo() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 4, AGAINST);
        _status(ballot, BallotStatus.DEFEATED);
        ballots.settle(ballot, "");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsVotingClosed.selector, ballot));
        vm.prank(member(5));
        ballots.castVote(ballot, FOR);
    }

    function test_atTheCloseTheMajorityOfThoseWhoVotedDecides() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 2, FOR);
        castAll(ballot, 3, 3, ABSTAIN);
        vm.warp(block.timestamp + 59);
        _status(ballot, BallotStatus.OPEN);
        vm.warp(block.timestamp + 1);
        _status(ballot, BallotStatus.PASSED);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsVotingClosed.selector, ballot));
        vm.prank(member(5));
        ballots.castVote(ballot, AGAINST);
        ballots.settle(ballot, imposeCall(member(8), SPEAKING, 60));
    }

    function test_tooFewVotersDefeat() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 2, FOR);
        vm.warp(block.timestamp + 60);
        _status(ballot, BallotStatus.DEFEATED);
    }

    function test_nothingAfterTheOpeningMatters() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        vm.warp(block.timestamp + 2);
        vm.startPrank(GOVERNOR);
        membership.admit(one(STRANGER));
        membership.remove(member(2));
        vm.stopPrank();
        vm.prank(member(3));
        membership.delegate(STRANGER);
        equal(ballots.weightOf(ballot, STRANGER), 0, "a newcomer votes");
        equal(ballots.weightOf(ballot, member(2)), 1, "who left has lost a vote on what was open");
        equal(ballots.weightOf(ballot, member(3)), 1, "delegating after the opening");
        equal(ballots.ballotOf(ballot).supply, MEMBERS, "the supply");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsNoVotes.selector, ballot, STRANGER));
        vm.prank(STRANGER);
        ballots.castVote(ballot, AGAINST);
    }

    function test_aLateQuorumMovesTheCloseOnce() public {
        Rule memory r = rule();
        r.lateExtensionSeconds = 30;
        _changeRule(r);
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        uint64 closesAt = ballots.ballotOf(ballot).closesAt;
        castAll(ballot, 1, 2, FOR);
        vm.warp(closesAt - 1);
        castAll(ballot, 3, 3, FOR);
        Ballot memory b = ballots.ballotOf(ballot);
        equal(b.closesAt, closesAt + 29, "the close did not move");
        equal(b.executeBy, b.closesAt + 3_600, "the time to execute did not move with it");
        vm.warp(b.closesAt - 1);
        castAll(ballot, 4, 4, AGAINST);
        equal(ballots.ballotOf(ballot).closesAt, b.closesAt, "it moved twice");
    }

    function testFuzz_votesNeverExceedTheSupply(uint256 seed) public {
        bytes32 ballot = openImpose(STRANGER, SPEAKING, 60);
        for (uint256 i = 0; i < 20; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 key = 1 + seed % 10;
            uint8 support = uint8((seed >> 8) % 4);
            if ((seed >> 16) % 2 == 0) {
                vm.prank(member(key));
                try ballots.castVote(ballot, support) {} catch {}
            } else {
                ballots.castVotesBySig(_signed(key, ballot, support, FOREVER));
            }
        }
        Ballot memory b = ballots.ballotOf(ballot);
        check(b.forVotes + b.againstVotes + b.abstainVotes <= b.supply, "more votes than there are");
        equal(b.forVotes + b.againstVotes + b.abstainVotes, b.voters, "one member, one vote");
    }

    // ── By signature ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aBatchOfSignaturesCounts() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        SignedVote[] memory votes = new SignedVote[](5);
        for (uint256 i = 0; i < 5; ++i) {
            votes[i] = _signed(i + 1, ballot, FOR, FOREVER)[0];
        }
        vm.prank(STRANGER);
        equal(ballots.castVotesBySig(votes), 5, "counted");
        _status(ballot, BallotStatus.PASSED);
    }

    function test_badSignaturesAreSkippedAndGoodOnesCount() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        SignedVote[] memory votes = new SignedVote[](7);
        votes[0] = _signed(1, ballot, FOR, FOREVER)[0];
        votes[1] = _signed(2, ballot, FOR, uint64(block.timestamp) - 1)[0];
        votes[2] = _signed(3, ballot, FOR, FOREVER)[0];
        votes[2].support = AGAINST;
        votes[3] = _signed(4, ballot, FOR, FOREVER)[0];
        votes[3].voter = member(5);
        votes[4] = _signed(9, ballot, FOR, FOREVER)[0];
        votes[5] = _signed(6, ballot, FOR, FOREVER)[0];
        votes[5].signature = hex"1234";
        votes[6] = _signed(7, ballot, ABSTAIN, FOREVER)[0];
        equal(ballots.castVotesBySig(votes), 2, "counted");
        Ballot memory b = ballots.ballotOf(ballot);
        check(b.forVotes == 1 && b.abstainVotes == 1 && b.againstVotes == 0, "a bad signature counted");
    }

    function test_aSignatureIsForOneBallotAlone() public {
        bytes32 first = openImpose(member(8), SPEAKING, 60);
        bytes32 second = openImpose(member(7), SPEAKING, 60);
        SignedVote[] memory votes = _signed(1, first, FOR, FOREVER);
        votes[0].ballot = second;
        _counts(second, votes, 0);
        check(ballots.voteDigest(first, FOR, 0) != ballots.voteDigest(second, FOR, 0), "the digest");
    }

    function test_contractAccountsVoteAndHostileOnesAreSkipped() public {
        bytes32 ballot;
        address[] memory accounts = new address[](4);
        for (uint256 mode = 0; mode < 4; ++mode) {
            accounts[mode] = address(new ContractAccount(mode));
        }
        vm.prank(GOVERNOR);
        membership.admit(accounts);
        vm.warp(block.timestamp + 2);
        ballot = openImpose(member(8), SPEAKING, 60);
        SignedVote[] memory votes = new SignedVote[](5);
        for (uint256 mode = 0; mode < 4; ++mode) {
            votes[mode] = SignedVote(accounts[mode], ballot, FOR, FOREVER, "anything");
        }
        votes[4] = _signed(1, ballot, FOR, FOREVER)[0];
        equal(ballots.castVotesBySig(votes), 2, "counted");
        (bool voted,) = ballots.voteOf(ballot, accounts[0]);
        check(voted, "the honest contract account did not count");
        (voted,) = ballots.voteOf(ballot, member(1));
        check(voted, "a hostile account cost the next one its vote");
    }

    /// @dev EIP-7702: an account with code still signs with its key.
    function test_anAccountWithCodeSignsWithItsKey() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        vm.etch(member(1), hex"60006000fd");
        _counts(ballot, _signed(1, ballot, FOR, FOREVER), 1);
    }

    /// @dev With any amount of gas all honest votes of a batch count, or it reverts whole.
    function testFuzz_starvingABatchSkipsNobody(uint256 gasGiven) public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        SignedVote[] memory votes = new SignedVote[](3);
        for (uint256 i = 0; i < 3; ++i) {
            votes[i] = _signed(i + 1, ballot, FOR, FOREVER)[0];
        }
        gasGiven = bound(gasGiven, 50_000, 700_000);
        try ballots.castVotesBySig{gas: gasGiven}(votes) returns (uint256 counted) {
            equal(counted, 3, "an honest vote was skipped");
        } catch {
            equal(ballots.ballotOf(ballot).voters, 0, "a reverted batch left votes");
        }
    }

    function test_starvingIsSaidByName() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        SignedVote[] memory votes = _signed(1, ballot, FOR, FOREVER);
        uint256 seen = 0;
        for (uint256 gasGiven = 40_000; gasGiven <= 100_000; gasGiven += 5_000) {
            try ballots.castVotesBySig{gas: gasGiven}(votes) {
                break;
            } catch (bytes memory reason) {
                if (bytes4(reason) == IBallots.InsufficientGas.selector) ++seen;
            }
        }
        check(seen > 3, "InsufficientGas was not raised");
    }

    // ── Refusals ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_onlyWhatTheRoomAllowsIsOpened() public {
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsUnknownTarget.selector, address(membership)));
        ballots.open(room, address(membership), bytes4(0), "", "");
        vm.expectRevert(
            abi.encodeWithSelector(IBallots.BallotsNotAllowed.selector, room, address(rooms), IRooms.close.selector)
        );
        ballots.open(room, address(rooms), IRooms.close.selector, "", "");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsTooLong.selector, 1_025, 1_024));
        ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, "", string(new bytes(1_025)));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsTooLong.selector, 1_025, 1_024));
        ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, new bytes(1_025), "");
    }

    function test_aClosedRoomOpensNone() public {
        vm.prank(GOVERNOR);
        rooms.close(room);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsClosedRoom.selector, room));
        ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, "", "");
    }

    function test_strangersDoNotOpen() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsBelowThreshold.selector, STRANGER, 0, 1));
        ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, "", "");
    }

    function test_oneProposerOpensSoManyAtATime() public {
        openImpose(member(8), SPEAKING, 60);
        openImpose(member(7), SPEAKING, 60);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsTooManyActive.selector, member(1), 2));
        ballots.open(room, address(rooms), IRooms.pauseBroadcast.selector, "", "");
    }

    function test_theVerySameBallotIsOpenedOnceASecond() public {
        openImpose(member(8), SPEAKING, 60);
        vm.prank(member(1));
        vm.expectPartialRevert(IBallots.BallotsAlreadyOpened.selector);
        ballots.open(
            room,
            address(sanctions),
            ISanctions.impose.selector,
            abi.encode(member(8), SPEAKING, uint32(60), bytes32(0)),
            "Quiet, please"
        );
    }

    function test_theSameCallCoolsDown() public {
        Rule memory r = rule();
        r.cooldownSeconds = 100;
        _changeRule(r);
        openImpose(member(8), SPEAKING, 60);
        uint64 until = uint64(block.timestamp) + 100;
        vm.warp(block.timestamp + 99);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsCoolingDown.selector, member(1), until));
        ballots.open(
            room,
            address(sanctions),
            ISanctions.impose.selector,
            abi.encode(member(8), SPEAKING, uint32(60), bytes32(0)),
            "Again"
        );
    }

    function test_anEmptyElectorateOpensNone() public {
        (PuppetVotes votes, uint256 r) = _puppetRoom();
        votes.play(0, 1, false);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsEmptyElectorate.selector, address(votes), 700));
        ballots.open(r, address(rooms), IRooms.pauseBroadcast.selector, "", "");
    }

    function test_aBrokenElectorateIsSaidSo() public {
        (PuppetVotes votes, uint256 r) = _puppetRoom();
        bytes32 ballot = ballots.open(r, address(rooms), IRooms.pauseBroadcast.selector, "", "");
        votes.play(10, 1, true);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsElectorateFailed.selector, address(votes)));
        ballots.open(r, address(rooms), IRooms.pauseBroadcast.selector, "", "another");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsElectorateFailed.selector, address(votes)));
        ballots.castVote(ballot, FOR);
    }

    function test_anElectorateThatHandsOutTooMuchIsRefused() public {
        (PuppetVotes votes, uint256 r) = _puppetRoom();
        bytes32 ballot = ballots.open(r, address(rooms), IRooms.pauseBroadcast.selector, "", "");
        votes.play(10, 11, false);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsExceedSupply.selector, ballot));
        ballots.castVote(ballot, FOR);
    }

    function test_unknownBallotsAndSupportsAreRefused() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        vm.startPrank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsUnknownBallot.selector, bytes32(0)));
        ballots.castVote(0, FOR);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsUnknownBallot.selector, bytes32(0)));
        ballots.settle(0, "");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsInvalidSupport.selector, 3));
        ballots.castVote(ballot, 3);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsBatchTooLong.selector, 65, 64));
        ballots.castVotesBySig(new SignedVote[](65));
        check(ballots.statusAt(0, 0) == BallotStatus.NONE && ballots.weightOf(0, member(1)) == 0, "none");
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _signed(uint256 key, bytes32 ballot, uint8 support, uint64 deadline)
        private
        view
        returns (SignedVote[] memory votes)
    {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, ballots.voteDigest(ballot, support, deadline));
        votes = new SignedVote[](1);
        votes[0] = SignedVote(member(key), ballot, support, deadline, abi.encodePacked(r, s, v));
    }

    function _counts(bytes32 ballot, SignedVote[] memory votes, uint256 expected) private {
        uint32 before = ballots.ballotOf(ballot).voters;
        equal(ballots.castVotesBySig(votes), expected, "counted");
        equal(ballots.ballotOf(ballot).voters, before + expected, "voters");
    }

    function _status(bytes32 ballot, BallotStatus expected) private view {
        equal(uint256(ballots.ballotOf(ballot).status), uint256(expected), "the status");
    }

    function _changeRule(Rule memory r) private {
        bytes memory args = abi.encode(address(sanctions), ISanctions.impose.selector, r);
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, IRooms.setRule.selector, args);
        vm.warp(block.timestamp + 1 hours);
        rooms.applyChange(room, IRooms.setRule.selector, args);
        vm.stopPrank();
    }

    /// @dev A room whose electorate counts blocks and does what it is told.
    function _puppetRoom() private returns (PuppetVotes votes, uint256 r) {
        votes = new PuppetVotes();
        vm.roll(1_000);
        RoomConfig memory config = townhall();
        for (uint256 i = 0; i < config.rules.length; ++i) {
            (config.rules[i].rule.electorate, config.rules[i].rule.snapshotLag) = (address(votes), 300);
        }
        r = rooms.createRoom(config);
    }

    /// @dev An engine with one more target, and a passed ballot on it.
    function _onTarget(bool fails) private returns (ReentrantTarget target, bytes32 ballot, bytes memory call) {
        target = new ReentrantTarget();
        address[] memory targets = new address[](1);
        targets[0] = address(target);
        ballots = new Ballots(rooms, targets);
        target.aim(ballots, fails);
        RoomConfig memory config = townhall();
        config.ballots = address(ballots);
        config.rules = new RuleEntry[](1);
        config.rules[0] = RuleEntry(address(target), ReentrantTarget.act.selector, rule());
        room = rooms.createRoom(config);
        vm.prank(member(1));
        ballot = ballots.open(room, address(target), ReentrantTarget.act.selector, "", "");
        castAll(ballot, 1, 5, FOR);
        call = abi.encodeCall(ReentrantTarget.act, (room));
    }
}
