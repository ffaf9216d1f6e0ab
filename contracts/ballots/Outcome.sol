// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Votes as counted so far.
struct Tally {
    uint256 supply;
    uint256 forVotes;
    uint256 againstVotes;
    uint256 abstainVotes;
    uint256 voters;
}

/// @notice What it takes to pass.
struct Terms {
    uint256 minVoters;
    uint256 quorumBps;
    uint256 approvalBps;
}

/// @title The outcome of a ballot, as soon as it is certain.
/// @dev With `rest` = supply − all cast:
/// ```
///  at the close   passes  ⇔  quorum ∧ For > 0 ∧ For ≥ approval × (For + Against)
///  before it      passes  ⇐  quorum ∧ For > 0 ∧ For ≥ approval × (For + Against + rest)        all the rest against
///                 fails   ⇐  For + rest = 0 ∨ For + rest < approval × (For + rest + Against)   all the rest for
///  quorum  ⇔  For + Against + Abstain ≥ quorumBps × supply  ∧  voters ≥ minVoters              never lost once met
/// ```
/// What it says before the close is what any further votes would lead to. NOTE: votes that nobody can cast (undelegated tokens) count as not yet
/// cast: an electorate with many of them does not settle early.
library Outcome {
    uint256 private constant ALL_BPS = 10_000;

    /// @param over whether votes are no longer taken.
    /// @return certain whether further votes cannot change it.
    /// @return passes the outcome, if certain.
    function decide(Tally memory tally, Terms memory terms, bool over)
        internal
        pure
        returns (bool certain, bool passes)
    {
        uint256 cast = tally.forVotes + tally.againstVotes + tally.abstainVotes;
        uint256 rest = over ? 0 : tally.supply - cast;
        bool quorum = isQuorum(tally, terms);
        if (quorum && tally.forVotes > 0 && _approved(tally.forVotes, tally.againstVotes + rest, terms)) {
            return (true, true);
        }
        if (rest == 0) return (true, false);
        if (!_approved(tally.forVotes + rest, tally.againstVotes, terms)) return (true, false);
        return (false, false);
    }

    /// @return whether enough votes and voters took part.
    function isQuorum(Tally memory tally, Terms memory terms) internal pure returns (bool) {
        uint256 cast = tally.forVotes + tally.againstVotes + tally.abstainVotes;
        return cast * ALL_BPS >= terms.quorumBps * tally.supply && tally.voters >= terms.minVoters;
    }

    function _approved(uint256 forVotes, uint256 againstVotes, Terms memory terms) private pure returns (bool) {
        return forVotes * ALL_BPS >= terms.approvalBps * (forVotes + againstVotes);
    }
}
