// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Sanctions: capabilities taken from an account in a room until a time. They always expire.
interface ISanctions {
    /// @notice `denies` are taken from `account` until `until` (each bit at least until then).
    /// @param cause the ballot that decided, or zero if the governor did.
    event SanctionImposed(
        uint256 indexed room,
        address indexed account,
        uint32 denies,
        uint64 until,
        address by,
        bytes32 indexed cause,
        bytes32 reasonHash
    );
    /// @notice `restores` are given back to `account`; orders issued at or before `liftedAt` are void for these capabilities.
    event SanctionLifted(
        uint256 indexed room,
        address indexed account,
        uint32 restores,
        uint64 liftedAt,
        address by,
        bytes32 indexed cause,
        bytes32 reasonHash
    );

    /// @dev Thrown when bits outside `Capabilities.ALL`, or none, are named.
    error SanctionsInvalidCapabilities(uint32 capabilities);
    /// @dev Thrown when the length is 0 or beyond `MAX_SANCTION_SECONDS`.
    error SanctionsInvalidLength(uint256 given, uint256 allowed);

    /// @notice Takes `denies` from `account` for `forSeconds` from now. A longer one already running stays as it is; at most 8 run at a time. Taking MODERATE
    /// also voids what the account has signed and nobody recorded. Ballot engine or acting governor.
    /// @param reasonHash keccak256 of the reasons, published elsewhere; zero for none.
    function impose(uint256 room, address account, uint32 denies, uint32 forSeconds, bytes32 reasonHash) external;
    /// @notice Gives `restores` back at once, whether sanctions, orders or strikes took them, and voids older orders on them. Ballot engine or acting governor.
    function lift(uint256 room, address account, uint32 restores, bytes32 reasonHash) external;

    /// @notice When one capability (a bit's index, 0–11) was last given back; 0 if never.
    function liftedAtOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64);
}
