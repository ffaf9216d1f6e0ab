// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../test/Test.sol";
import {QuantumBitmap} from "./QuantumBitmap.sol";

/// @title The bitmap agrees with a plain list of quanta.
contract QuantumBitmapTest is Test {
    using QuantumBitmap for QuantumBitmap.Bits;

    uint256 private constant SPAN = 600;

    QuantumBitmap.Bits private _bits;
    mapping(uint256 quantum => uint256 startPlusOne) private _list;
    uint256[] private _starts;
    mapping(uint256 start => uint256 length) private _lengths;

    function testFuzz_agreesWithAPlainList(uint256 seed) public {
        for (uint256 i = 0; i < 12; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 4 == 0 && _starts.length > 0) _free((seed >> 8) % _starts.length);
            else _bookIfFree((seed >> 8) % SPAN, 1 + (seed >> 32) % QuantumBitmap.MAX_RUN);
        }
        for (uint256 i = 0; i < 24; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            _compare(seed % (SPAN + 40));
        }
        // Where words meet.
        _compare(255);
        _compare(256);
        _compare(511);
    }

    function test_aRunMayCrossAWord() public {
        _bits.book(240, 32);
        check(_bits.isTaken(271, 1) && _bits.isTaken(240, 1) && _bits.isTaken(200, 41), "not booked");
        check(!_bits.isTaken(272, 1) && !_bits.isTaken(208, 32), "booked too much");
        (bool found, uint256 start) = _bits.startOf(271);
        check(found && start == 240, "its start is not found across the word");
        (found, start) = _bits.nextStart(0);
        check(found && start == 240, "it is not next");
        _bits.free(240, 32);
        check(!_bits.isTaken(240, 32), "not freed");
    }

    function _bookIfFree(uint256 first, uint256 length) private {
        bool free = true;
        for (uint256 q = first; q < first + length; ++q) {
            if (_list[q] != 0) free = false;
        }
        check(_bits.isTaken(first, length) == !free, "isTaken differs from the list");
        if (!free) return;
        _bits.book(first, length);
        for (uint256 q = first; q < first + length; ++q) {
            _list[q] = first + 1;
        }
        _starts.push(first);
        _lengths[first] = length;
    }

    function _free(uint256 index) private {
        uint256 first = _starts[index];
        _bits.free(first, _lengths[first]);
        for (uint256 q = first; q < first + _lengths[first]; ++q) {
            delete _list[q];
        }
        _starts[index] = _starts[_starts.length - 1];
        _starts.pop();
    }

    function _compare(uint256 quantum) private view {
        (bool found, uint256 start) = _bits.startOf(quantum);
        equal(found ? start + 1 : 0, _list[quantum], "startOf differs from the list");
        (found, start) = _bits.nextStart(quantum);
        uint256 expected = 0;
        for (uint256 q = quantum + 1; q <= quantum + QuantumBitmap.HORIZON && expected == 0; ++q) {
            if (_list[q] == q + 1) expected = q + 1;
        }
        equal(found ? start + 1 : 0, expected, "nextStart differs from the list");
    }
}
