// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A moderator's short-lived grant, signed under EIP-712:
/// `Floor(uint256 room,address subject,uint32 grants,uint64 issuedAt,uint64 expiresAt,uint64 moderatorEpoch,uint256 nonce)`.
struct Floor {
    uint256 room;
    address subject;
    uint32 grants;
    uint64 issuedAt;
    uint64 expiresAt;
    uint64 moderatorEpoch;
    uint256 nonce;
}

/// @notice A floor with its signature.
struct SignedFloor {
    Floor floor;
    address moderator;
    bytes signature;
}

/// @title Floors: capabilities a moderator hands on for a while, from those the room made delegable; never MODERATE.
/// @notice Sanctions and orders win over floors, and a floor holds only while its moderator moderates. A floor's id is keccak256(abi.encode(floorDigest, moderator)).
interface IFloors {
    /// @notice A floor is on record.
    event FloorRecorded(
        bytes32 indexed floor,
        uint256 indexed room,
        address indexed subject,
        address moderator,
        uint32 grants,
        uint64 expiresAt
    );
    /// @notice A floor was left out of a batch. Anyone can send rubbish: no proof that `moderator` signed anything. `reason` is an error's selector.
    event FloorSkipped(bytes32 indexed floor, address indexed moderator, bytes4 reason);
    /// @notice A floor ended before its time.
    event FloorWithdrawn(bytes32 indexed floor, uint256 indexed room, address indexed subject, address by);

    /// @notice Records up to 32 floors; skips bad ones (`FloorSkipped`) and reverts whole when gas runs short. Anyone may send them.
    /// @return recorded how many are on record now that were not before.
    function recordFloors(SignedFloor[] calldata floors) external returns (uint256 recorded);
    /// @notice Ends a floor that runs, at once. Its moderator or its subject.
    function withdrawFloor(uint256 room, bytes32 floor) external;
    /// @notice What a moderator signs.
    function floorDigest(Floor calldata floor) external view returns (bytes32);
}
