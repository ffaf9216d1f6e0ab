// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BoundedCall} from "./BoundedCall.sol";
import {Answer, IGate} from "./IGate.sol";

/// @title Holders of a token qualify: ERC-20 by amount, ERC-721 (a Membership, say) by number.
/// @dev Reads the balance of now: `at` does not matter, and a transfer acts at the next block. WARNING: a token that can be lent can be
/// lent for a block; give such a gate only what may be had for a block.
contract TokenGate is IGate {
    /// @dev Thrown when the token has no code.
    error TokenGateNoCode(address token);
    /// @dev Thrown when nothing at all would qualify.
    error TokenGateInvalidBalance(uint256 minBalance);

    /// Enough for proxied tokens, and small enough to leave a caller's `GATE_GAS` room.
    uint256 private constant TOKEN_GAS = 45_000;

    /// @notice The token, ERC-20 or ERC-721.
    address public immutable token;
    /// @notice The balance that qualifies, in the token's smallest unit.
    uint256 public immutable minBalance;

    constructor(address token_, uint256 minBalance_) {
        if (token_.code.length == 0) revert TokenGateNoCode(token_);
        if (minBalance_ == 0) revert TokenGateInvalidBalance(minBalance_);
        token = token_;
        minBalance = minBalance_;
    }

    /// @inheritdoc IGate
    function answer(uint256, address account, uint64) external view returns (Answer, uint64) {
        (bool ok, uint256 size, uint256 balance,) =
            BoundedCall.words(token, TOKEN_GAS, abi.encodeWithSignature("balanceOf(address)", account));
        if (!ok || size < 32) return (Answer.UNKNOWN, type(uint64).max);
        return (balance >= minBalance ? Answer.YES : Answer.NO, type(uint64).max);
    }
}
