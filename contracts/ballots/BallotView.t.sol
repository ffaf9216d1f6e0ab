// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ISanctions} from "../moderation/ISanctions.sol";
import {Rule} from "../rooms/IRooms.sol";
import {Commons} from "../test/Commons.sol";
import {Ballot, IBallots} from "./IBallots.sol";
import {Ballots} from "./Ballots.sol";

/// @title A ballot says what it is about.
contract BallotViewTest is Commons {
    function test_aBallotShowsAllItOpenedWith() public {
        uint64 openedAt = uint64(block.timestamp);
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        Rule memory r = rule();
        Ballot memory b = ballots.ballotOf(ballot);
        check(b.room == room && b.target == address(sanctions), "the room or the target");
        check(b.selector == ISanctions.impose.selector, "the selector");
        check(b.callHash == keccak256(abi.encode(address(sanctions), imposeCall(member(8), SPEAKING, 60))), "the call");
        check(b.proposer == member(1) && b.electorate == address(membership), "the proposer or the electorate");
        equal(b.snapshot, openedAt - r.snapshotLag, "the snapshot");
        equal(b.opensAt, openedAt, "when it opened");
        equal(b.closesAt, openedAt + r.votingSeconds, "when it closes");
        equal(b.executeBy, b.closesAt + r.executeBySeconds, "until when its call may be made");
        equal(b.minVoters, r.minVoters, "the least number of voters");
        equal(b.quorumBps, r.quorumBps, "the quorum");
        equal(b.approvalBps, r.approvalBps, "the approval");
        equal(b.forVotes + b.againstVotes + b.abstainVotes + b.voters, 0, "votes before anybody voted");
    }

    function test_eachKindOfVoteIsCountedAsItself() public {
        bytes32 ballot = openImpose(member(8), SPEAKING, 60);
        castAll(ballot, 1, 3, 1);
        castAll(ballot, 4, 5, 0);
        castAll(ballot, 6, 6, 2);
        Ballot memory b = ballots.ballotOf(ballot);
        check(b.forVotes == 3 && b.againstVotes == 2 && b.abstainVotes == 1 && b.voters == 6, "the tally");
    }

    function test_anEngineHasEightTargetsAtMost() public {
        address[] memory targets = new address[](9);
        vm.expectRevert(abi.encodeWithSelector(IBallots.BallotsTooLong.selector, 9, 8));
        new Ballots(rooms, targets);
        targets = new address[](8);
        targets[7] = address(sanctions);
        Ballots engine = new Ballots(rooms, targets);
        check(engine.isTarget(address(sanctions)) && !engine.isTarget(address(programme)), "whom it may call");
    }
}
