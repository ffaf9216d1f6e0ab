// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Moderators: what all they sign has in common, and what becomes of those whose orders do not hold.
interface IModerators {
    /// @notice What `moderator` signed under an older epoch can no longer be recorded.
    event EpochBumped(uint256 indexed room, address indexed moderator, uint64 epoch);
    /// @notice An order of `moderator` was overturned: the `strikes`-th within the room's window. If that was one too many MODERATE is denied them until
    /// `until` and the count begins anew; else `until` is 0.
    event ModeratorStruck(uint256 indexed room, address indexed moderator, uint256 strikes, uint64 until);
    /// @notice How many overturned orders cost a moderator MODERATE, within how long, and for how long.
    event ConsequencesSet(
        uint256 indexed room, uint8 strikesToRevoke, uint32 strikeWindowSeconds, uint32 revokeSeconds
    );

    /// @dev Thrown when the signature is not the moderator's.
    error ModerationInvalidSignature(address moderator);
    /// @dev Thrown when the signer does not hold MODERATE now.
    error ModerationNotModerator(uint256 room, address moderator);
    /// @dev Thrown when the room is not moderated by this contract.
    error ModerationNotOfRoom(uint256 room);
    /// @dev Thrown when it was issued in the future, or lasts no time or more than `MAX_ORDER_SECONDS`.
    error ModerationInvalidTimes(uint64 issuedAt, uint64 expiresAt);
    /// @dev Thrown when it was issued more than `RECORD_WITHIN_SECONDS` ago.
    error ModerationStale(uint64 issuedAt);
    /// @dev Thrown when it names no capability, or one it may not: MODERATE, an undefined one, for floors one the room did not make delegable.
    error ModerationInvalidCapabilities(uint32 capabilities);
    /// @dev Thrown when the moderator has voided what they signed under this epoch.
    error ModerationWrongEpoch(uint64 given, uint64 current);
    /// @dev Thrown when it is recorded already.
    error ModerationAlreadyRecorded(bytes32 id);
    /// @dev Thrown when as many as allowed are in force for this account.
    error ModerationTooMany(uint256 room, address subject);
    /// @dev Thrown when the batch is longer than `MAX_BATCH`.
    error ModerationBatchTooLong(uint256 given, uint256 allowed);
    /// @dev Thrown when the room has no such order, floor or sanction.
    error ModerationUnknown(uint256 room, bytes32 id);
    /// @dev Thrown when the caller may not do this in the room.
    error ModerationUnauthorized(uint256 room, address account);
    /// @dev Thrown when a number is outside its floor and ceiling; `what` names it.
    error ModerationOutOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when too little gas is left to treat each of a batch alike; send it with more gas or halve it.
    error InsufficientGas(uint256 left, uint256 needed);

    /// @notice The epoch `moderator` signs orders and floors of the room under.
    function epochOf(uint256 room, address moderator) external view returns (uint64);
    /// @notice Voids all the caller has signed in the room that is not recorded yet.
    function voidUnrecorded(uint256 room) external;

    /// @notice How the room answers overturned orders. Where it was never set: 3 within 30 days cost 7 days.
    function consequencesOf(uint256 room)
        external
        view
        returns (uint8 strikesToRevoke, uint32 strikeWindowSeconds, uint32 revokeSeconds);
    /// @notice Sets them. Ballot engine, or a governor the room lets act: it is for those who are moderated, not for moderators.
    /// @param strikesToRevoke how many overturned orders cost MODERATE, at most 6; 0 for never.
    /// @param strikeWindowSeconds within how long, an hour to a year.
    /// @param revokeSeconds for how long, an hour to a year.
    function setConsequences(uint256 room, uint8 strikesToRevoke, uint32 strikeWindowSeconds, uint32 revokeSeconds)
        external;
    /// @notice How many orders of `moderator` were overturned within the room's window that have not yet cost them MODERATE.
    function strikesOf(uint256 room, address moderator) external view returns (uint256);
}
