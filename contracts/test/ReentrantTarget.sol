// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballots} from "../ballots/Ballots.sol";

/// @title A target that opens a ballot from within a ballot's call, or fails.
contract ReentrantTarget {
    error NotNow();

    Ballots public ballots;
    bool public fails;

    function aim(Ballots ballots_, bool fails_) external {
        (ballots, fails) = (ballots_, fails_);
    }

    function act(uint256) external {
        if (fails) revert NotNow();
        ballots.settle(0, "");
    }
}
