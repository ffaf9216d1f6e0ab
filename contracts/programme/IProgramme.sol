// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Where a slot stands.
enum SlotStatus {
    NONE,
    PROPOSED,
    APPROVED,
    LOCKED,
    CANCELLED
}

/// @notice A stretch of a room's programme.
struct Slot {
    uint256 room;
    address proposer;
    /// Seconds since 1970; a multiple of `quantumSeconds`.
    uint64 start;
    /// Seconds since 1970; a multiple of `quantumSeconds`; not included.
    uint64 end;
    /// Bits of `Reach`.
    uint8 reach;
    SlotStatus status;
    bytes32 metadataHash;
}

/// @title Programme: what a room puts on air, when, and how far it goes.
/// @notice Proposed by holders of PROGRAMME, approved by ballot; the first approved books its time; locked shortly before it starts; on air by itself.
interface IProgramme {
    /// @notice A slot was proposed. `metadata` is a URI or a JSON object {title, summary}; its hash is bound into the slot's id.
    event SlotProposed(
        uint256 indexed slot,
        uint256 indexed room,
        address indexed proposer,
        uint64 start,
        uint64 end,
        uint8 reach,
        string metadata
    );
    /// @notice It was approved and its time is booked. `cause` is the ballot that decided, or zero if the governor did.
    event SlotApproved(uint256 indexed slot, uint256 indexed room, address by, bytes32 indexed cause);
    /// @notice It will air.
    event SlotLocked(uint256 indexed slot, uint256 indexed room, address by);
    /// @notice It will not air (any more); its time is free.
    event SlotCancelled(uint256 indexed slot, uint256 indexed room, address by, bytes32 indexed cause);

    /// @dev Thrown when a deployment constant is out of its bounds.
    error ProgrammeInvalidPeriod(uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when start or end is no multiple of the quantum, the end not after the start, or the slot longer than 32 quanta.
    error ProgrammeInvalidTimes(uint64 start, uint64 end);
    /// @dev Thrown when the start lies in the past, beyond the quantum that is running, or more than a year ahead.
    error ProgrammeInvalidStart(uint64 start);
    /// @dev Thrown when bits outside `Reach.ALL`, or none, are named.
    error ProgrammeInvalidReach(uint8 reach);
    /// @dev Thrown when the metadata is longer than 2,048 bytes.
    error ProgrammeTooLong(uint256 given, uint256 allowed);
    /// @dev Thrown when the account lacks PROGRAMME in the room.
    error ProgrammeLacksRight(uint256 room, address account);
    /// @dev Thrown when the very same slot was proposed before.
    error ProgrammeSlotExists(uint256 slot);
    /// @dev Thrown when there is no such slot in the room.
    error ProgrammeUnknownSlot(uint256 room, uint256 slot);
    /// @dev Thrown when the slot is not in a status that allows this.
    error ProgrammeWrongStatus(uint256 slot, SlotStatus status);
    /// @dev Thrown when part of its time is booked already.
    error ProgrammeSlotTaken(uint256 slot);
    /// @dev Thrown when the slot is over.
    error ProgrammeSlotOver(uint256 slot);
    /// @dev Thrown when it is too early to lock.
    error ProgrammeTooEarly(uint256 slot, uint64 lockableAt);
    /// @dev Thrown when the caller may not do this.
    error ProgrammeUnauthorized(uint256 room, address account);
    /// @dev Thrown when the room airs another programme contract.
    error ProgrammeNotOfRoom(uint256 room);

    /// @notice Length of a quantum, s.
    function quantumSeconds() external view returns (uint32);
    /// @notice How long before its start a slot can be locked, s.
    function lockSeconds() external view returns (uint32);

    /// @notice Proposes a slot. Holders of PROGRAMME.
    /// @return slot its id, a hash of all it is about.
    function propose(uint256 room, uint64 start, uint64 end, uint8 reach, string calldata metadata)
        external
        returns (uint256 slot);
    /// @notice Approves and books a slot; reverts if any of its time is taken. The room's ballot engine, or its governor where the room lets it act.
    function approve(uint256 room, uint256 slot) external;
    /// @notice Takes a slot out of the programme, also while it is on air. Its proposer, the room's ballot engine, or its governor where the room lets it act.
    function cancel(uint256 room, uint256 slot) external;
    /// @notice Locks an approved slot from `start - lockSeconds` until its end. Anyone. Checks the proposer's right again.
    function lock(uint256 slot) external;

    /// @notice What the room puts out at the time `at`, by its broadcast policy and its locked slots.
    /// @return slot the locked slot; 0 when there is none.
    /// @return reach bits of `Reach`; 0 when the room is not on air. A room whose policy is BY_HAND is for the relay to decide and answers 0 here.
    /// @return changesAt the first second at which time alone may change the answer, or at which to ask again.
    function onAir(uint256 room, uint64 at) external view returns (uint256 slot, uint8 reach, uint64 changesAt);
    /// @notice A slot; status NONE when there is none.
    function slotOf(uint256 slot) external view returns (Slot memory);
    /// @notice Booked slot (approved or locked) that covers the time `at`; 0 when there is none.
    function bookedAt(uint256 room, uint64 at) external view returns (uint256 slot);
    /// @notice Start of the next booked slot after `at`, looking 256 quanta ahead.
    /// @return slot 0 when there is none in sight.
    /// @return start its start, or the time until which nothing is booked.
    function nextBooked(uint256 room, uint64 at) external view returns (uint256 slot, uint64 start);
}
