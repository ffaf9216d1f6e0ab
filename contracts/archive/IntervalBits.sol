// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A bit for each interval of a recording, 256 a word.
library IntervalBits {
    /// The most intervals a recording has: 16 words.
    uint256 internal constant MAX_INTERVALS = 4_096;

    struct Bits {
        mapping(uint256 word => uint256) words;
    }

    function has(Bits storage bits, uint256 index) internal view returns (bool) {
        return (bits.words[index >> 8] >> (index & 255)) & 1 == 1;
    }

    function add(Bits storage bits, uint256 index) internal {
        bits.words[index >> 8] |= 1 << (index & 255);
    }

    /// @return mask the part of `count` indices from `first` that lies in a word.
    function maskIn(uint256 word, uint256 first, uint256 count) internal pure returns (uint256 mask) {
        uint256 from = word << 8;
        uint256 end = first + count;
        if (first >= from + 256 || end <= from) return 0;
        mask = type(uint256).max;
        if (first > from) mask <<= first - from;
        if (end < from + 256) mask &= (1 << (end - from)) - 1;
    }

    /// @return count how many bits are set.
    function countOf(uint256 mask) internal pure returns (uint256 count) {
        for (; mask != 0; mask &= mask - 1) {
            ++count;
        }
    }
}
