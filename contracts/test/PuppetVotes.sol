// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title An electorate without ERC-6372 that hands out what it is told.
contract PuppetVotes {
    error Refused();

    uint256 public supply = 10;
    uint256 public each = 1;
    bool public broken;

    function play(uint256 supply_, uint256 each_, bool broken_) external {
        (supply, each, broken) = (supply_, each_, broken_);
    }

    function getPastVotes(address, uint256) external view returns (uint256) {
        if (broken) revert Refused();
        return each;
    }

    function getPastTotalSupply(uint256) external view returns (uint256) {
        if (broken) revert Refused();
        return supply;
    }
}
