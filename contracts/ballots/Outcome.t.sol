// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../test/Test.sol";
import {Outcome, Tally, Terms} from "./Outcome.sol";

/// @title Early settling equals the outcome under any completion of the remaining votes.
contract OutcomeTest is Test {
    function testFuzz_whatIsCertainEarlyIsWhatEveryCompletionLeadsTo(
        uint256 supply,
        uint256[3] memory cast,
        uint256[3] memory rest,
        uint256[3] memory terms
    ) public pure {
        (Tally memory tally, Terms memory needed) = _scene(supply, cast, terms);
        (bool certain, bool passes) = Outcome.decide(tally, needed, false);
        if (!certain) return;
        uint256 left = tally.supply - tally.forVotes - tally.againstVotes - tally.abstainVotes;
        for (uint256 i = 0; i < 3; ++i) {
            rest[i] = bound(rest[i], 0, left);
            left -= rest[i];
        }
        tally.forVotes += rest[0];
        tally.againstVotes += rest[1];
        tally.abstainVotes += rest[2];
        tally.voters += rest[0] + rest[1] + rest[2];
        (, bool passesInTheEnd) = Outcome.decide(tally, needed, true);
        check(passes == passesInTheEnd, "an early outcome was overturned by later votes");
    }

    /// @dev Exact the other way round too, for one vote each: what is not certain can still go both ways.
    function test_whatIsUncertainCanStillGoBothWays() public pure {
        Terms memory terms = Terms(2, 2_500, 5_001);
        for (uint256 f = 0; f <= 6; ++f) {
            for (uint256 a = 0; a + f <= 6; ++a) {
                for (uint256 b = 0; b + a + f <= 6; ++b) {
                    Tally memory tally = Tally(6, f, a, b, f + a + b);
                    (bool certain, bool passes) = Outcome.decide(tally, terms, false);
                    (bool canPass, bool canFail) = _completions(tally, terms);
                    check(certain == (canPass != canFail), "certainty is not exact");
                    if (certain) check(passes == canPass, "the certain outcome is the wrong one");
                }
            }
        }
    }

    function test_fiveOfEightForSettleAndFourDoNot() public pure {
        Terms memory terms = Terms(3, 2_500, 5_001);
        (bool certain, bool passes) = Outcome.decide(Tally(8, 4, 0, 0, 4), terms, false);
        check(!certain, "four of eight are not more than half");
        (certain, passes) = Outcome.decide(Tally(8, 5, 0, 0, 5), terms, false);
        check(certain && passes, "five of eight are");
        (certain, passes) = Outcome.decide(Tally(8, 0, 4, 0, 4), terms, false);
        check(certain && !passes, "with four against it can no longer pass");
    }

    /// @dev The ends of the scale: all of the supply as quorum, all of For and Against as approval.
    function test_unanimityAndFullTurnoutCanBeAskedForAndMet() public pure {
        Terms memory all = Terms(3, 10_000, 10_000);
        (bool certain, bool passes) = Outcome.decide(Tally(3, 3, 0, 0, 3), all, true);
        check(certain && passes, "everybody for it is not enough");
        (certain, passes) = Outcome.decide(Tally(3, 2, 0, 0, 2), all, true);
        check(certain && !passes, "one who stays away is no full turnout");
        (certain, passes) = Outcome.decide(Tally(20_000, 19_999, 1, 0, 3), all, true);
        check(certain && !passes, "one against is no unanimity");
        check(Outcome.isQuorum(Tally(10_000, 5_001, 0, 0, 3), Terms(3, 5_001, 5_001)), "the quorum to the vote");
        check(!Outcome.isQuorum(Tally(10_000, 5_000, 0, 0, 3), Terms(3, 5_001, 5_001)), "a vote short of the quorum");
    }

    function test_nobodyVotedIsNoMajority() public pure {
        (bool certain, bool passes) = Outcome.decide(Tally(8, 0, 0, 0, 0), Terms(1, 0, 5_000), true);
        check(certain && !passes, "an empty ballot passed");
        (certain, passes) = Outcome.decide(Tally(8, 0, 0, 8, 8), Terms(1, 0, 5_000), false);
        check(certain && !passes, "abstentions alone passed");
    }

    function test_tooFewVotersDoNotPassHoweverHeavy() public pure {
        (bool certain, bool passes) = Outcome.decide(Tally(100, 100, 0, 0, 1), Terms(2, 0, 5_000), false);
        check(certain && !passes, "one voter was enough where two are needed");
    }

    function _completions(Tally memory tally, Terms memory terms) private pure returns (bool canPass, bool canFail) {
        uint256 left = tally.supply - tally.forVotes - tally.againstVotes - tally.abstainVotes;
        for (uint256 f = 0; f <= left; ++f) {
            for (uint256 a = 0; a + f <= left; ++a) {
                for (uint256 b = 0; b + a + f <= left; ++b) {
                    Tally memory end = Tally(
                        tally.supply,
                        tally.forVotes + f,
                        tally.againstVotes + a,
                        tally.abstainVotes + b,
                        tally.voters + f + a + b
                    );
                    (, bool passes) = Outcome.decide(end, terms, true);
                    if (passes) canPass = true;
                    else canFail = true;
                }
            }
        }
    }

    function _scene(uint256 supply, uint256[3] memory cast, uint256[3] memory terms)
        private
        pure
        returns (Tally memory tally, Terms memory needed)
    {
        tally.supply = bound(supply, 1, 1_000);
        uint256 left = tally.supply;
        for (uint256 i = 0; i < 3; ++i) {
            cast[i] = bound(cast[i], 0, left);
            left -= cast[i];
        }
        (tally.forVotes, tally.againstVotes, tally.abstainVotes) = (cast[0], cast[1], cast[2]);
        tally.voters = cast[0] + cast[1] + cast[2];
        needed = Terms(bound(terms[0], 1, 20), bound(terms[1], 0, 10_000), bound(terms[2], 5_000, 10_000));
    }
}
