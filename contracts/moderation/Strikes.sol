// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The times of the last six strikes, in one word.
/// @dev
/// ```
///  | unused 16 | sixth last 40 | … | second last 40 | last 40 |
/// ```
library Strikes {
    /// As many as are remembered.
    uint256 internal constant MAX = 6;
    uint256 private constant TIME_BITS = 40;
    uint256 private constant TIME_MASK = (1 << TIME_BITS) - 1;
    uint256 private constant TIMES_MASK = (1 << (MAX * TIME_BITS)) - 1;

    function push(uint256 word, uint256 time) internal pure returns (uint256) {
        return ((word << TIME_BITS) & TIMES_MASK) | time;
    }

    /// @return count how many were after `since`.
    function countAfter(uint256 word, uint256 since) internal pure returns (uint256 count) {
        for (; word != 0; word >>= TIME_BITS) {
            if (word & TIME_MASK > since) ++count;
        }
    }
}
