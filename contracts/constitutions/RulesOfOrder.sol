// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Rule, RuleEntry} from "../rooms/IRooms.sol";

/// @notice How much hurry and how much weight a call has.
enum Pace {
    /// Cannot wait: a sanction, pausing the broadcast.
    URGENT,
    /// Can wait a day: the programme.
    UNHURRIED,
    /// Cannot be undone: what is published for good.
    WEIGHTY
}

/// @notice A call that a constitution puts to the vote.
struct BallotCall {
    address target;
    bytes4 selector;
    Pace pace;
}

/// @notice How long votes are taken, s, by pace.
struct VotingSeconds {
    uint32 urgent;
    uint32 unhurried;
    uint32 weighty;
}

/// @notice Who votes, and how many at least.
struct Voters {
    address electorate;
    uint32 minVoters;
    /// Share of all votes that must be cast where the call is not weighty, in 1/10,000.
    uint16 quorumBps;
}

/// @title The rules that constitutions give their ballots: numbers a community can live with until it chooses its own.
/// @dev
/// ```
///  pace        voting          quorum           passes with        same call again after   call made within
///  URGENT      as given        as given         more than half     10 min                  1 day
///  UNHURRIED   as given        as given         more than half     1 day                   7 days
///  WEIGHTY     as given        half of all      two thirds         7 days                  30 days
/// ```
/// All: three open ballots a proposer, one vote to propose, a quorum met in the last quarter moves the end once.
library RulesOfOrder {
    uint16 private constant MAJORITY_BPS = 5_001;
    uint16 private constant TWO_THIRDS_BPS = 6_667;
    uint16 private constant HALF_BPS = 5_000;
    uint16 private constant MAX_ACTIVE = 3;
    /// Constitutions vote by `Membership`, whose tokens are locked: the second before is far enough back.
    uint32 private constant SNAPSHOT_LAG_SECONDS = 1;

    /// @return rules one for each call, in order.
    function rulesFor(BallotCall[] memory calls, Voters memory voters, VotingSeconds memory periods)
        internal
        pure
        returns (RuleEntry[] memory rules)
    {
        rules = new RuleEntry[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            rules[i] = RuleEntry(calls[i].target, calls[i].selector, _rule(calls[i].pace, voters, periods));
        }
    }

    function _rule(Pace pace, Voters memory voters, VotingSeconds memory periods)
        private
        pure
        returns (Rule memory rule)
    {
        rule.electorate = voters.electorate;
        rule.snapshotLag = SNAPSHOT_LAG_SECONDS;
        rule.minVoters = voters.minVoters;
        rule.maxActivePerProposer = MAX_ACTIVE;
        rule.proposalThreshold = 1;
        (rule.quorumBps, rule.approvalBps) = (voters.quorumBps, MAJORITY_BPS);
        if (pace == Pace.URGENT) {
            (rule.votingSeconds, rule.cooldownSeconds, rule.executeBySeconds) = (periods.urgent, 10 minutes, 1 days);
        } else if (pace == Pace.UNHURRIED) {
            (rule.votingSeconds, rule.cooldownSeconds, rule.executeBySeconds) = (periods.unhurried, 1 days, 7 days);
        } else {
            (rule.votingSeconds, rule.cooldownSeconds, rule.executeBySeconds) = (periods.weighty, 7 days, 30 days);
            rule.approvalBps = TWO_THIRDS_BPS;
            if (rule.quorumBps < HALF_BPS) rule.quorumBps = HALF_BPS;
        }
        rule.lateExtensionSeconds = rule.votingSeconds / 4;
    }
}
