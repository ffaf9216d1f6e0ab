// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBallots, SignedVote} from "../ballots/IBallots.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {RoomConfig} from "../rooms/IRooms.sol";
import {Moderating} from "../test/Moderating.sol";
import {IAppeals} from "./IAppeals.sol";
import {IModerators} from "./IModerators.sol";
import {IOrders, SignedOrder} from "./IOrders.sol";
import {ISanctions} from "./ISanctions.sol";

contract AppealsTest is Moderating {
    uint32 private constant CHAT = Capabilities.CHAT;
    uint8 private constant UPHOLD = 0;
    uint8 private constant SHORTEN = 1;
    uint8 private constant LIFT = 2;

    // ── Parties ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_thePartiesHaveNoVoteInTheirCase() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        bytes memory call = _appeal(id, LIFT, 0);
        // The subject may open it all the same.
        vm.prank(member(8));
        bytes32 ballot = ballots.open(room, address(sanctions), bytes4(call), argsOf(call), "");
        equal(ballots.ballotOf(ballot).supply, MEMBERS - 2, "the supply");
        check(ballots.isParty(ballot, member(1)) && ballots.isParty(ballot, member(8)), "the parties");
        check(!ballots.isParty(ballot, member(2)), "who is none");
        equal(ballots.weightOf(ballot, member(8)), 0, "their weight");
        (bool voted,) = ballots.voteOf(ballot, member(8));
        check(!voted, "a party has not voted");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsIsParty.selector, ballot, member(8)));
        vm.prank(member(8));
        ballots.castVote(ballot, FOR);
        SignedVote[] memory votes = new SignedVote[](1);
        bytes32 digest = ballots.voteDigest(ballot, FOR, FOREVER);
        votes[0] = SignedVote(member(1), ballot, FOR, FOREVER, signature(1, digest));
        vm.expectEmit();
        emit IBallots.VoteSkipped(ballot, member(1), IBallots.BallotsIsParty.selector);
        equal(ballots.castVotesBySig(votes), 0, "a party voted by signature");
        // Four of the six that are left settle it at once.
        castAll(ballot, 2, 5, FOR);
        ballots.settle(ballot, call);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "not lifted");
    }

    function test_thePartiesAreAnnounced() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        bytes memory call = abi.encodeCall(IOrders.ratify, (room, id));
        address[] memory parties = new address[](2);
        (parties[0], parties[1]) = (member(8), member(1));
        bytes32 ballot = openOn(call);
        vm.warp(block.timestamp + 1);
        bytes32 other = openOn(call);
        check(ballot != other && ballots.isParty(other, member(8)), "every ballot on the case");
        check(keccak256(abi.encode(sanctions.partiesOf(call))) == keccak256(abi.encode(parties)), "who they are");
        equal(sanctions.partiesOf(imposeCall(member(8), CHAT, 60)).length, 0, "a sanction has none");
        equal(sanctions.partiesOf("").length, 0, "no call has none");
    }

    /// @dev Else one could open the ballot before the case is on record, with everybody's vote.
    function test_aCaseThatIsNotOnRecordHasNoBallot() public {
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 100));
        bytes memory call = _appeal(idOf(s), LIFT, 0);
        vm.startPrank(member(8));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsPartiesUnknown.selector, address(sanctions)));
        ballots.open(room, address(sanctions), bytes4(call), argsOf(call), "");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsPartiesUnknown.selector, address(sanctions)));
        ballots.open(room, address(sanctions), IAppeals.decideAppeal.selector, hex"12", "");
        vm.stopPrank();
        // Another room's case is none here.
        bytes32 id = record(s);
        uint256 elsewhere = rooms.createRoom(townhall());
        call = abi.encodeCall(IAppeals.decideAppeal, (elsewhere, id, LIFT, 0));
        vm.prank(member(8));
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsPartiesUnknown.selector, address(sanctions)));
        ballots.open(elsewhere, address(sanctions), bytes4(call), argsOf(call), "");
    }

    function test_whoDelegatedToAPartyHasNoVoteInItsCase() public {
        vm.prank(member(7));
        membership.delegate(member(1));
        vm.warp(block.timestamp + 2);
        bytes32 id = ordered(1, member(8), CHAT, 100);
        bytes32 ballot = openOn(_appeal(id, LIFT, 0));
        equal(ballots.ballotOf(ballot).supply, MEMBERS - 3, "the supply");
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsNoVotes.selector, ballot, member(7)));
        vm.prank(member(7));
        ballots.castVote(ballot, FOR);
    }

    function test_aCaseBetweenAllThereAreHasNoBallot() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        for (uint256 key = 2; key <= 7; ++key) {
            vm.prank(member(key));
            membership.leave();
        }
        vm.warp(block.timestamp + 2);
        bytes memory call = _appeal(id, LIFT, 0);
        vm.prank(member(8));
        vm.expectPartialRevert(IBallots.BallotsEmptyElectorate.selector);
        ballots.open(room, address(sanctions), bytes4(call), argsOf(call), "");
    }

    // ── Outcomes ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_anUpheldCaseGoesOnAndHasHadItsAppeal() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        decide(_appeal(id, UPHOLD, 0));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~CHAT, "it goes on");
        _refuses(_appeal(id, 3, 0), abi.encodeWithSelector(IAppeals.AppealsInvalidOutcome.selector, 3));
        _refuses(_appeal(id, LIFT, 0), abi.encodeWithSelector(IAppeals.AppealsAlreadyDecided.selector, id));
    }

    function test_aShortenedOrderEndsEarlierAndGivesTheWeekBack() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        uint64 until = uint64(block.timestamp) + 30;
        decide(_appeal(id, SHORTEN, 30));
        (uint32 may, uint64 validUntil) = capabilitiesOf(member(8), until - 1);
        check(may == MEMBERS_MAY & ~CHAT && validUntil == until, "the new end");
        equal(sanctions.weekLeft(room, member(8), uint64(block.timestamp)), 24 hours - 30, "the week");
        id = ordered(1, member(8), CHAT, 100);
        _refuses(_appeal(id, SHORTEN, 100), abi.encodeWithSelector(IAppeals.AppealsNotShorter.selector, id, until + 70));
        vm.warp(block.timestamp + 50);
        decide(_appeal(id, SHORTEN, 10));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "what has passed already ends now");
    }

    function test_aSanctionIsACaseBetweenItsProposerAndItsSubject() public {
        bytes32 id = _sanction(member(8), CHAT, 100);
        (address subject, address by, uint32 denies,, uint64 until, bool appealed) = sanctions.caseOf(room, id);
        check(subject == member(8) && by == member(1) && denies == CHAT, "the case");
        check(until == block.timestamp + 100 && !appealed, "until when");
        impose(member(8), CHAT | Capabilities.CAMERA, 50);
        bytes32 ballot = openOn(_appeal(id, LIFT, 0));
        check(ballots.isParty(ballot, member(1)) && ballots.isParty(ballot, member(8)), "its parties");
        castAll(ballot, 2, 5, FOR);
        ballots.settle(ballot, _appeal(id, LIFT, 0));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~(CHAT | Capabilities.CAMERA), "another sanction goes on");
        (, uint64 validUntil) = capabilitiesOf(member(8), uint64(block.timestamp));
        equal(validUntil, block.timestamp + 50, "until its own end");
        _refuses(
            abi.encodeCall(IOrders.overturn, (room, id, 0)),
            abi.encodeWithSelector(IModerators.ModerationUnknown.selector, room, id)
        );
    }

    function test_aFloorIsNoCase() public {
        bytes32 id = floored(1, STRANGER, Capabilities.MICROPHONE, 100);
        (address subject,,,,,) = sanctions.caseOf(room, id);
        check(subject == address(0), "a floor");
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnknown.selector, room, id));
        sanctions.partiesOf(_appeal(id, LIFT, 0));
    }

    function test_appealsAreForTheEngineOrAnActingGovernorWhoIsNoParty() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, GOVERNOR));
        sanctions.decideAppeal(room, id, LIFT, 0);
        RoomConfig memory config = townhall();
        config.governorActs = true;
        room = rooms.createRoom(config);
        id = ordered(1, member(8), CHAT, 100);
        vm.startPrank(GOVERNOR);
        sanctions.decideAppeal(room, id, LIFT, 0);
        sanctions.impose(room, member(7), CHAT, 60, 0);
        vm.stopPrank();
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "not lifted");
        vm.warp(block.timestamp + 100 + 30 days);
        bytes32 late = ordered(1, member(8), CHAT, 100);
        vm.warp(block.timestamp + 100 + 30 days + 1);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IAppeals.AppealsCaseClosed.selector, late));
        sanctions.decideAppeal(room, late, LIFT, 0);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _appeal(bytes32 id, uint8 outcome, uint32 forSeconds) private view returns (bytes memory) {
        return abi.encodeCall(IAppeals.decideAppeal, (room, id, outcome, forSeconds));
    }

    /// @dev Imposes by a ballot of member 1 and works out the case's id as the contract does.
    function _sanction(address account, uint32 denies, uint32 forSeconds) private returns (bytes32) {
        bytes32 ballot = openImpose(account, denies, forSeconds);
        castAll(ballot, 1, 5, FOR);
        bytes32 id = keccak256(
            abi.encode(
                block.chainid,
                address(sanctions),
                room,
                account,
                denies,
                forSeconds,
                uint64(block.timestamp),
                ballot,
                bytes32(0)
            )
        );
        vm.expectEmit();
        emit ISanctions.SanctionImposed(
            room, account, denies, uint64(block.timestamp) + forSeconds, address(ballots), ballot, 0
        );
        vm.expectEmit();
        emit IAppeals.CaseOpened(id, room, account, member(1), ballot);
        ballots.settle(ballot, imposeCall(account, denies, forSeconds));
        return id;
    }

    /// @dev The ballot passes, its call is refused.
    function _refuses(bytes memory callData, bytes memory refusal) private {
        bytes32 ballot = openOn(callData);
        castAll(ballot, 2, 7, FOR);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsExecutionFailed.selector, ballot, refusal));
        ballots.settle(ballot, callData);
    }
}
