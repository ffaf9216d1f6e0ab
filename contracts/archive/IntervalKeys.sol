// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title What commits to the keys of a recording.
/// @dev
/// ```
///              intervalsRoot
///             ╱             ╲                     pairs are hashed in order of value, as OpenZeppelin's MerkleProof does
///        ╱        ╲     ╱        ╲
///     leaf 0   leaf 1  leaf 2   leaf 3            leaf = keccak256(keccak256(index, voices, commitment)): twice, so that no node passes for a leaf
///                        │
///                        └ commitment = keccak256(room, slot, keccak256(cid), index, key, salt)
/// ```
/// The context is in the commitment so that a key published for one recording opens no other, and the salt so that nobody can try out keys.
library IntervalKeys {
    function commitment(uint256 room, uint256 slot, bytes32 cidHash, uint256 index, bytes16 key, bytes32 salt)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(room, slot, cidHash, index, key, salt));
    }

    /// @param voices bit i: the i-th of the recording's voices is in the interval.
    function leaf(uint256 index, uint256 voices, bytes32 keyCommitment) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(index, voices, keyCommitment))));
    }
}
