// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Answer, IGate} from "./IGate.sol";

/// @title Everybody qualifies, always.
/// @dev WARNING: a fresh account costs nothing, so behind an open gate a sanction on an account is no more than a pause. Give away listening, not speaking.
contract OpenGate is IGate {
    /// @inheritdoc IGate
    function answer(uint256, address, uint64) external pure returns (Answer, uint64) {
        return (Answer.YES, type(uint64).max);
    }
}
