// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ElectorateClock} from "../ballots/ElectorateClock.sol";
import {IRooms, Rule} from "./IRooms.sol";

/// @title Floors and ceilings of a rule: whatever a governor sets, a ballot stays a ballot.
library RuleBounds {
    /// Below this nobody could read what is voted on.
    uint256 private constant MIN_VOTING_SECONDS = 30;
    uint256 private constant MAX_PERIOD_SECONDS = 30 days;
    /// A passed call needs a few blocks to be made in.
    uint256 private constant MIN_EXECUTE_SECONDS = 60;
    /// Less than half is no majority. At exactly half a tie passes; 5,001 is more than half.
    uint256 private constant MIN_APPROVAL_BPS = 5_000;
    uint256 private constant ALL_BPS = 10_000;
    /// More open ballots of one proposer would be spam.
    uint256 private constant MAX_ACTIVE = 64;

    /// @notice Reverts unless every field is within its bounds and the electorate can be read.
    function check(Rule memory rule) internal view {
        _within("votingSeconds", rule.votingSeconds, MIN_VOTING_SECONDS, MAX_PERIOD_SECONDS);
        _within("minVoters", rule.minVoters, 1, type(uint32).max);
        _within("quorumBps", rule.quorumBps, 0, ALL_BPS);
        _within("approvalBps", rule.approvalBps, MIN_APPROVAL_BPS, ALL_BPS);
        _within("maxActivePerProposer", rule.maxActivePerProposer, 1, MAX_ACTIVE);
        _within("cooldownSeconds", rule.cooldownSeconds, 0, MAX_PERIOD_SECONDS);
        _within("executeBySeconds", rule.executeBySeconds, MIN_EXECUTE_SECONDS, MAX_PERIOD_SECONDS);
        _within("lateExtensionSeconds", rule.lateExtensionSeconds, 0, rule.votingSeconds);
        _within("proposalThreshold", rule.proposalThreshold, 1, type(uint128).max);
        if (rule.electorate.code.length == 0) revert IRooms.RoomsNoCode(rule.electorate);
        uint32 minLag = ElectorateClock.minLagOf(rule.electorate);
        (uint256 clock,) = ElectorateClock.clockOf(rule.electorate);
        _within("snapshotLag", rule.snapshotLag, minLag, clock);
        (bool ok,) = ElectorateClock.pastSupply(rule.electorate, clock - rule.snapshotLag);
        if (!ok) revert IRooms.RoomsElectorateUnusable(rule.electorate);
    }

    function _within(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private pure {
        if (given < floor || given > ceiling) revert IRooms.RoomsOutOfRange(what, given, floor, ceiling);
    }
}
