// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Consents: an epoch per speaker and room.
/// @notice Consents are signed under EIP-712 (`Consent(uint256 room,uint256 slot,uint8 reach,uint64 issuedAt,uint64 expiresAt,uint64 epoch)`)
/// and kept by relays; a bump of the epoch voids all that were signed under an older one.
interface IConsents {
    /// @notice `speaker` withdrew: consents of an epoch below `epoch` are void in the room.
    event ConsentWithdrawn(uint256 indexed room, address indexed speaker, uint64 epoch);

    /// @notice Withdraws all consents given in a room so far. What was public cannot be called back.
    function withdraw(uint256 room) external;
    /// @notice The epoch a consent must carry now.
    function epochOf(uint256 room, address speaker) external view returns (uint64);
    /// @notice The epochs of many speakers.
    function epochsOf(uint256 room, address[] calldata speakers) external view returns (uint64[] memory);
    /// @notice What a speaker signs.
    function consentDigest(uint256 room, uint256 slot, uint8 reach, uint64 issuedAt, uint64 expiresAt, uint64 epoch)
        external
        view
        returns (bytes32);
}
