// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A token that cannot say.
contract MuteToken {
    error Refused();

    function balanceOf(address) external pure returns (uint256) {
        revert Refused();
    }
}
