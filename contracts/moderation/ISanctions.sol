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

    /// @dev Thrown when the caller is neither the room's ballot engine nor a governor the room lets act.
    error SanctionsUnauthorized(uint256 room, address account);
    /// @dev Thrown when bits outside `Capabilities.ALL`, or none, are named.
    error SanctionsInvalidCapabilities(uint32 capabilities);
    /// @dev Thrown when the length is 0 or beyond `MAX_SANCTION_SECONDS`.
    error SanctionsInvalidLength(uint256 given, uint256 allowed);

    /// @notice Takes `denies` from `account` for `forSeconds` from now. A longer one already running stays as it is.
    /// @param reasonHash keccak256 of the reasons, published elsewhere; zero for none.
    function impose(uint256 room, address account, uint32 denies, uint32 forSeconds, bytes32 reasonHash) external;
    /// @notice Gives `restores` back at once, and voids older orders on them.
    function lift(uint256 room, address account, uint32 restores, bytes32 reasonHash) external;

    /// @notice What is taken from `account` at the time `at`.
    /// @return denied bits of `Capabilities`.
    /// @return validUntil the first second at which one of them expires; `type(uint64).max` when none is denied.
    function deniedAt(uint256 room, address account, uint64 at) external view returns (uint32 denied, uint64 validUntil);
    /// @notice Until when one capability (a bit's index, 0–11) is taken; 0 if never.
    function untilOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64);
    /// @notice When one capability (a bit's index, 0–11) was last given back; 0 if never.
    function liftedAtOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64);
}
