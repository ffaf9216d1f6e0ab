// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Twelve times in two words.
/// @dev
/// ```
///  word 0 | unused 16 | bit 5: 40 | bit 4: 40 | bit 3: 40 | bit 2: 40 | bit 1: 40 | bit 0: 40 |
///  word 1 | unused 16 | bit 11    | bit 10    | bit 9     | bit 8     | bit 7     | bit 6     |
/// ```
/// 40 bits of seconds since 1970 last for 34,000 years.
library PackedTimes {
    uint256 private constant TIMES = 12;
    uint256 private constant TIMES_PER_WORD = 6;
    uint256 private constant TIME_BITS = 40;
    uint256 private constant TIME_MASK = (1 << TIME_BITS) - 1;

    function get(uint256[2] memory words, uint256 index) internal pure returns (uint64) {
        return uint64((words[index / TIMES_PER_WORD] >> ((index % TIMES_PER_WORD) * TIME_BITS)) & TIME_MASK);
    }

    function set(uint256[2] memory words, uint256 index, uint64 time) internal pure {
        uint256 shift = (index % TIMES_PER_WORD) * TIME_BITS;
        uint256 word = words[index / TIMES_PER_WORD];
        words[index / TIMES_PER_WORD] = (word & ~(TIME_MASK << shift)) | (uint256(time) << shift);
    }

    /// @notice Sets the time of each of `bits` to `time` where it is earlier.
    function raise(uint256[2] memory words, uint32 bits, uint64 time) internal pure {
        for (uint256 i = 0; i < TIMES; ++i) {
            if ((bits >> i) & 1 == 1 && get(words, i) < time) set(words, i, time);
        }
    }

    /// @return bits those whose time is after `at`.
    /// @return first the earliest of these times; `type(uint64).max` when there is none.
    function laterThan(uint256[2] memory words, uint64 at) internal pure returns (uint32 bits, uint64 first) {
        first = type(uint64).max;
        for (uint256 i = 0; i < TIMES; ++i) {
            uint64 time = get(words, i);
            if (time <= at) continue;
            bits |= uint32(1 << i);
            if (time < first) first = time;
        }
    }
}
