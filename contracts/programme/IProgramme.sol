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

/// @notice Slots that repeat: the k-th, counted from 0, is the first one moved by `k * everySeconds`. Each is a slot of its own.
struct Series {
    uint256 room;
    address proposer;
    /// From one start to the next, s; a multiple of `quantumSeconds`, at least `lengthSeconds`.
    uint32 everySeconds;
    /// Of each slot, s.
    uint32 lengthSeconds;
    /// How many slots, 1 to 52. Zero when there is no such series.
    uint8 count;
    /// Bits of `Reach`.
    uint8 reach;
    /// Start of the first slot, seconds since 1970.
    uint64 start;
    bytes32 metadataHash;
}

/// @title Programme: what a room puts on air, when, and how far it goes.
/// @notice Proposed by holders of PROGRAMME, approved by ballot or by a round; the first approved books its time; locked shortly before it starts; on
/// air by itself.
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
    /// @notice It was approved and its time is booked. `cause` is the ballot or round that decided, or zero if the governor did.
    event SlotApproved(uint256 indexed slot, uint256 indexed room, address by, bytes32 indexed cause);
    /// @notice It will air.
    event SlotLocked(uint256 indexed slot, uint256 indexed room, address by);
    /// @notice It will not air (any more); its time is free.
    event SlotCancelled(uint256 indexed slot, uint256 indexed room, address by, bytes32 indexed cause);
    /// @notice A series was proposed. Its slots follow in `SlotProposed`, in the order of their starts, in the same transaction.
    event SeriesProposed(
        uint256 indexed series,
        uint256 indexed room,
        address indexed proposer,
        uint64 start,
        uint32 everySeconds,
        uint32 lengthSeconds,
        uint8 count
    );
    /// @notice A series was approved; each slot that was booked follows in `SlotApproved`.
    /// @param booked bit k: slot k was booked now.
    /// @param leftOut bit k: slot k stays proposed, because part of its time was taken or it was over.
    event SeriesApproved(
        uint256 indexed series, uint256 indexed room, address by, bytes32 indexed cause, uint64 booked, uint64 leftOut
    );
    /// @notice The rest of a series was cancelled; each slot follows in `SlotCancelled`.
    event SeriesCancelled(
        uint256 indexed series, uint256 indexed room, address by, bytes32 indexed cause, uint64 slots
    );

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

    /// @dev Thrown when a series has no slot or more than 52, or its slots would overlap or start between quanta.
    error ProgrammeInvalidSeries(uint256 everySeconds, uint256 count);
    /// @dev Thrown when there is no such series in the room.
    error ProgrammeUnknownSeries(uint256 room, uint256 series);
    /// @dev Thrown when no slot of the series can be booked, or is left to be cancelled.
    error ProgrammeNothingToDo(uint256 series);

    /// @notice The contract whose rounds may book; zero for none.
    function rounds() external view returns (address);
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
    /// @notice Books a slot a round chose. The rounds contract alone; that it writes the room of its round keeps a round in its own room.
    /// @param round what decided.
    /// @return refusal zero when booked; else the selector of the error that kept it out: ProgrammeWrongStatus, ProgrammeSlotOver,
    /// ProgrammeSlotTaken or ProgrammeLacksRight (its proposer's right is asked again, so that what would never air takes nobody's time).
    function book(uint256 room, uint256 slot, bytes32 round) external returns (bytes4 refusal);
    /// @notice Takes a slot out of the programme, also while it is on air. Its proposer, the room's ballot engine, or its governor where the room lets it act.
    function cancel(uint256 room, uint256 slot) external;
    /// @notice Locks an approved slot from `start - lockSeconds` until its end. Anyone. Checks the proposer's right again.
    function lock(uint256 slot) external;

    /// @notice Proposes a slot and its repetitions. Holders of PROGRAMME. Costs grow with `count`: some 100k gas a slot.
    /// @param start of the first slot; the last must not start more than a year ahead.
    /// @param end of the first slot.
    /// @param everySeconds from one start to the next: 604,800 for a week.
    /// @param count how many slots, 1 to 52.
    /// @return series its id, a hash of all it is about.
    function proposeSeries(
        uint256 room,
        uint64 start,
        uint64 end,
        uint32 everySeconds,
        uint8 count,
        uint8 reach,
        string calldata metadata
    ) external returns (uint256 series);
    /// @notice Approves a series: books each of its proposed slots whose time is free, leaves the others proposed. Who may `approve`.
    /// @return booked bit k: slot k was booked.
    function approveSeries(uint256 room, uint256 series) external returns (uint64 booked);
    /// @notice Cancels every slot of a series that starts at `from` or later and is not over. Who may `cancel`.
    /// @return slots bit k: slot k was cancelled.
    function cancelSeries(uint256 room, uint256 series, uint64 from) external returns (uint64 slots);

    /// @notice What the room puts out at the time `at`, by its broadcast policy and its locked slots.
    /// @return slot the locked slot; 0 when there is none.
    /// @return reach bits of `Reach`; 0 when the room is not on air. A room whose policy is BY_HAND is for the relay to decide and answers 0 here.
    /// @return changesAt the first second at which time alone may change the answer, or at which to ask again.
    function onAir(uint256 room, uint64 at) external view returns (uint256 slot, uint8 reach, uint64 changesAt);
    /// @notice A slot; status NONE when there is none.
    function slotOf(uint256 slot) external view returns (Slot memory);
    /// @notice A series; count 0 when there is none.
    function seriesOf(uint256 series) external view returns (Series memory);
    /// @notice Ids of the slots of a series, in the order of their starts.
    function slotsOf(uint256 series) external view returns (uint256[] memory slots);
    /// @notice Booked slot (approved or locked) that covers the time `at`; 0 when there is none.
    function bookedAt(uint256 room, uint64 at) external view returns (uint256 slot);
    /// @notice Start of the next booked slot after `at`, looking 256 quanta ahead.
    /// @return slot 0 when there is none in sight.
    /// @return start its start, or the time until which nothing is booked.
    function nextBooked(uint256 room, uint64 at) external view returns (uint256 slot, uint64 start);
}
