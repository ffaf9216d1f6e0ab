// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Which quanta of time are booked, a bit each, and at which of them a slot starts.
/// @dev
/// ```
///  quantum  … 7 6 5 4 3 2 1 0          256 quanta a word; a run is at most 32 long, so it touches at most two words
///  booked   … 0 1 1 1 1 1 0 0          a slot of two quanta from 2, a slot of three from 4
///  starts   … 0 0 0 1 0 1 0 0
/// ```
library QuantumBitmap {
    struct Bits {
        mapping(uint256 word => uint256) booked;
        mapping(uint256 word => uint256) starts;
    }

    /// The longest run, in quanta.
    uint256 internal constant MAX_RUN = 32;
    /// How far `nextStart` looks ahead, in quanta.
    uint256 internal constant HORIZON = 256;

    /// @return whether any of `length` quanta from `first` is booked.
    function isTaken(Bits storage bits, uint256 first, uint256 length) internal view returns (bool) {
        (uint256 low, uint256 high) = _masks(first, length);
        uint256 word = first >> 8;
        return bits.booked[word] & low != 0 || (high != 0 && bits.booked[word + 1] & high != 0);
    }

    /// @notice Books `length` quanta from `first`; the caller has checked `isTaken`.
    function book(Bits storage bits, uint256 first, uint256 length) internal {
        (uint256 low, uint256 high) = _masks(first, length);
        uint256 word = first >> 8;
        bits.booked[word] |= low;
        if (high != 0) bits.booked[word + 1] |= high;
        bits.starts[word] |= 1 << (first & 255);
    }

    /// @notice Frees what `book` booked.
    function free(Bits storage bits, uint256 first, uint256 length) internal {
        (uint256 low, uint256 high) = _masks(first, length);
        uint256 word = first >> 8;
        bits.booked[word] &= ~low;
        if (high != 0) bits.booked[word + 1] &= ~high;
        bits.starts[word] &= ~(1 << (first & 255));
    }

    /// @return found whether `quantum` is booked.
    /// @return start the quantum at which the run that covers it starts.
    function startOf(Bits storage bits, uint256 quantum) internal view returns (bool found, uint256 start) {
        uint256 word = quantum >> 8;
        uint256 offset = quantum & 255;
        if ((bits.booked[word] >> offset) & 1 == 0) return (false, 0);
        uint256 upTo = bits.starts[word] & (type(uint256).max >> (255 - offset));
        if (upTo != 0) return (true, (word << 8) | Math.log2(upTo));
        return (true, ((word - 1) << 8) | Math.log2(bits.starts[word - 1]));
    }

    /// @return found whether a run starts within `HORIZON` quanta after `quantum`.
    /// @return start the first such start.
    function nextStart(Bits storage bits, uint256 quantum) internal view returns (bool found, uint256 start) {
        uint256 word = quantum >> 8;
        uint256 upToMask = type(uint256).max >> (255 - (quantum & 255));
        uint256 later = bits.starts[word] & ~upToMask;
        if (later != 0) return (true, (word << 8) | _lowest(later));
        later = bits.starts[word + 1] & upToMask;
        if (later != 0) return (true, ((word + 1) << 8) | _lowest(later));
        return (false, 0);
    }

    function _masks(uint256 first, uint256 length) private pure returns (uint256 low, uint256 high) {
        uint256 run = (1 << length) - 1;
        uint256 offset = first & 255;
        low = run << offset;
        high = offset + length > 256 ? run >> (256 - offset) : 0;
    }

    function _lowest(uint256 bits) private pure returns (uint256) {
        return Math.log2(bits & (~bits + 1));
    }
}
