// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../test/Test.sol";
import {IntervalBits} from "./IntervalBits.sol";

/// @title The bits agree with a plain list.
contract IntervalBitsTest is Test {
    using IntervalBits for IntervalBits.Bits;

    IntervalBits.Bits private _bits;

    function testFuzz_aRangeHasItsBitsAndNoOthers(uint256 seed) public pure {
        uint256 first = seed % 700;
        uint256 count = 1 + (seed >> 32) % 700;
        uint256 total;
        for (uint256 word = 0; word < 6; ++word) {
            uint256 mask = IntervalBits.maskIn(word, first, count);
            total += IntervalBits.countOf(mask);
            for (uint256 i = 0; i < 256; ++i) {
                uint256 index = word * 256 + i;
                bool within = index >= first && index < first + count;
                equal((mask >> i) & 1, within ? 1 : 0, "a bit of the range");
            }
        }
        equal(total, count, "all of them");
    }

    function test_aBitIsThereOnceItIsAdded() public {
        check(!_bits.has(256), "not yet");
        _bits.add(256);
        check(_bits.has(256) && !_bits.has(255) && !_bits.has(257) && !_bits.has(0), "this one");
    }
}
