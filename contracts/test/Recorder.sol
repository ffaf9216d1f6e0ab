// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Interval, IntervalKey, Seal, Voice} from "../archive/IArchive.sol";
import {IntervalKeys} from "../archive/IntervalKeys.sol";
import {Reach} from "../programme/Reach.sol";
import {Station} from "./Station.sol";

/// @title Makes recordings as a relay would: keys, commitments and the tree over the intervals.
abstract contract Recorder is Station {
    string internal constant CID = "bafyrecording";

    /// @dev Members from `first` on speak, each under its present consent to everything.
    function voicesOf(uint256 where, uint256 first, uint256 count) internal view returns (Voice[] memory voices) {
        voices = new Voice[](count);
        for (uint256 i = 0; i < count; ++i) {
            address speaker = member(first + i);
            voices[i] = Voice(speaker, consents.epochOf(where, speaker), Reach.ALL, keccak256(abi.encode(speaker)));
        }
        for (uint256 i = 1; i < count; ++i) {
            for (uint256 j = i; j > 0 && voices[j].speaker < voices[j - 1].speaker; --j) {
                (voices[j], voices[j - 1]) = (voices[j - 1], voices[j]);
            }
        }
    }

    /// @dev `sets[i]`: who is in the i-th interval, a bit each of `voices`.
    function sealOf(uint256 where, uint256 slot, Voice[] memory voices, uint256[] memory sets)
        internal
        view
        returns (Seal memory)
    {
        return Seal({
            room: where,
            slot: slot,
            cid: CID,
            ciphertextRoot: "ciphertext",
            plaintextRoot: "plaintext",
            intervalsRoot: rootOf(leavesOf(where, slot, sets)),
            intervals: uint16(sets.length),
            revealBy: uint64(block.timestamp) + 30 days,
            voices: voices
        });
    }

    function keyOf(uint256 index) internal pure returns (bytes16) {
        return bytes16(keccak256(abi.encode("key", index)));
    }

    function saltOf(uint256 index) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", index));
    }

    function commitmentOf(uint256 where, uint256 slot, uint256 index) internal pure returns (bytes32) {
        return IntervalKeys.commitment(where, slot, keccak256(bytes(CID)), index, keyOf(index), saltOf(index));
    }

    function leavesOf(uint256 where, uint256 slot, uint256[] memory sets)
        internal
        pure
        returns (bytes32[] memory leaves)
    {
        leaves = new bytes32[](sets.length);
        for (uint256 i = 0; i < sets.length; ++i) {
            leaves[i] = IntervalKeys.leaf(i, sets[i], commitmentOf(where, slot, i));
        }
    }

    function intervalOf(uint256 where, uint256 slot, uint256[] memory sets, uint256 index)
        internal
        pure
        returns (Interval memory)
    {
        bytes32[] memory proof = proofOf(leavesOf(where, slot, sets), index);
        return Interval(uint16(index), sets[index], commitmentOf(where, slot, index), proof);
    }

    function revealOf(uint256 where, uint256 slot, uint256[] memory sets, uint256 index)
        internal
        pure
        returns (IntervalKey memory)
    {
        bytes32[] memory proof = proofOf(leavesOf(where, slot, sets), index);
        return IntervalKey(uint16(index), sets[index], keyOf(index), saltOf(index), proof);
    }

    function rootOf(bytes32[] memory row) internal pure returns (bytes32) {
        while (row.length > 1) {
            row = _above(row);
        }
        return row[0];
    }

    function proofOf(bytes32[] memory row, uint256 index) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](16);
        uint256 depth;
        for (; row.length > 1; (row, index) = (_above(row), index / 2)) {
            // The last of an odd row goes up alone.
            if (index ^ 1 < row.length) proof[depth++] = row[index ^ 1];
        }
        assembly ("memory-safe") {
            mstore(proof, depth)
        }
    }

    function _above(bytes32[] memory row) private pure returns (bytes32[] memory above) {
        above = new bytes32[]((row.length + 1) / 2);
        for (uint256 i = 0; i < above.length; ++i) {
            bytes32 a = row[2 * i];
            if (2 * i + 1 == row.length) {
                above[i] = a;
                continue;
            }
            bytes32 b = row[2 * i + 1];
            above[i] = a < b ? keccak256(bytes.concat(a, b)) : keccak256(bytes.concat(b, a));
        }
    }
}
