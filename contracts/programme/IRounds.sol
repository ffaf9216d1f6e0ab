// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Where a round stands.
enum RoundStatus {
    /// There is none by this id.
    NONE,
    /// Slots may be entered.
    ENTERING,
    /// Approvals are taken.
    APPROVING,
    /// It waits for its entries to be sorted and booked.
    CLOSED,
    /// Every entry was booked or left out.
    SETTLED,
    /// It was called off before it was settled.
    CANCELLED
}

/// @notice What a round is opened with.
struct RoundTerms {
    /// Whose approvals count: any `IVotes`.
    address electorate;
    /// How far before the opening votes are read, in the electorate's own clock (ERC-6372): ≥ 1 for locked tokens (ERC-5192), else ≥ 1 h or 300 blocks.
    uint32 snapshotLag;
    /// How long slots may be entered, 30 s to 30 days.
    uint32 enterSeconds;
    /// How long approvals are taken after that, 30 s to 30 days.
    uint32 approveSeconds;
    /// What is filled, seconds since 1970: entries start at `from` or later. Not before the approvals close.
    uint64 from;
    /// Entries end at `to` or earlier.
    uint64 to;
    /// Share of the supply that must approve an entry, in 1/10,000. At least one vote must in any case.
    uint16 thresholdBps;
    /// How many slots one proposer may enter, 1 to 64.
    uint8 maxPerProposer;
}

/// @notice A round as it stands.
struct Round {
    uint256 room;
    address programme;
    address electorate;
    /// In the electorate's own clock.
    uint64 snapshot;
    uint64 entersUntil;
    uint64 approvesUntil;
    uint64 from;
    uint64 to;
    uint256 supply;
    /// Votes an entry needs.
    uint256 threshold;
    uint8 maxPerProposer;
    /// How many slots were entered, at most 64.
    uint8 entries;
    /// How many of them were booked or left out so far, and how many booked.
    uint8 settled;
    uint8 booked;
    RoundStatus status;
}

/// @notice Approvals signed under EIP-712: `Approval(uint256 room,bytes32 round,uint256[] slots,uint64 deadline)`.
struct SignedApproval {
    address voter;
    bytes32 round;
    uint256[] slots;
    uint64 deadline;
    bytes signature;
}

/// @title Rounds: open calls for a stretch of a room's programme.
/// @notice Slots are entered, then members approve as many as they like, then the entries are booked in the order of their approvals: each one that
/// still fits. Opened by who may act for the room, because a round books without a ballot for each slot.
interface IRounds {
    /// @notice A round opened. Its numbers follow in `RoundTermsSet`. `cause` is the ballot that decided, or zero if the governor did.
    event RoundOpened(
        bytes32 indexed round,
        uint256 indexed room,
        address by,
        bytes32 indexed cause,
        address programme,
        uint64 entersUntil,
        uint64 approvesUntil,
        uint64 from,
        uint64 to
    );
    /// @notice What counts in it. `threshold` and `supply` in votes, `snapshot` in the electorate's own clock.
    event RoundTermsSet(
        bytes32 indexed round,
        address indexed electorate,
        uint64 snapshot,
        uint256 supply,
        uint256 threshold,
        uint8 maxPerProposer
    );
    /// @notice A slot takes part.
    event SlotEntered(bytes32 indexed round, uint256 indexed slot, address indexed proposer);
    /// @notice A voter approved an entry with `weight` votes.
    event EntryApproved(
        bytes32 indexed round, uint256 indexed slot, address indexed voter, uint256 weight, bool bySignature
    );
    /// @notice Signed approvals were not counted; `reason` is the selector of the error they would have raised.
    event ApprovalSkipped(bytes32 indexed round, address indexed voter, bytes4 reason);
    /// @notice The order was found right; it can only be settled in this one.
    event RoundOrdered(bytes32 indexed round, bytes32 order, address by);
    /// @notice An entry was booked.
    event EntryBooked(bytes32 indexed round, uint256 indexed slot, uint256 approvals);
    /// @notice An entry was not booked; `reason` is RoundsBelowThreshold or what `IProgramme.book` answered.
    event EntryLeftOut(bytes32 indexed round, uint256 indexed slot, uint256 approvals, bytes4 reason);
    /// @notice Every entry was booked or left out.
    event RoundSettled(bytes32 indexed round, uint256 indexed room, uint8 booked, uint8 entries);
    /// @notice It was called off; nothing (more) is booked by it.
    event RoundCancelled(bytes32 indexed round, uint256 indexed room, address by, bytes32 indexed cause);

    /// @dev Thrown when the caller may not do this.
    error RoundsUnauthorized(uint256 room, address account);
    /// @dev Thrown when a number is outside its floor and ceiling; `what` names the field.
    error RoundsOutOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when the room airs no programme that this contract may book.
    error RoundsProgrammeUnusable(uint256 room, address programme);
    /// @dev Thrown when the electorate did not answer.
    error RoundsElectorateFailed(address electorate);
    /// @dev Thrown when the electorate had no votes at the snapshot, or more than 128 bits of them.
    error RoundsEmptyElectorate(address electorate, uint64 snapshot);
    /// @dev Thrown when the very same round was opened in this second.
    error RoundsAlreadyOpened(bytes32 round);
    /// @dev Thrown when there is no such round (in the room).
    error RoundsUnknownRound(bytes32 round);
    /// @dev Thrown when the round's status does not allow this.
    error RoundsWrongStatus(bytes32 round, RoundStatus status);
    /// @dev Thrown when the slot is not one of the caller's, proposed and not yet approved, in the round's room and stretch.
    error RoundsUnfitSlot(bytes32 round, uint256 slot);
    /// @dev Thrown when the slot takes part already.
    error RoundsAlreadyEntered(bytes32 round, uint256 slot);
    /// @dev Thrown when the round, or the proposer's share of it, is full.
    error RoundsFull(bytes32 round, uint256 allowed);
    /// @dev Thrown when the slot is no entry of the round.
    error RoundsUnknownEntry(bytes32 round, uint256 slot);
    /// @dev Thrown when the voter approved one of the slots before, or names one twice.
    error RoundsAlreadyApproved(bytes32 round, address voter);
    /// @dev Thrown when the voter had no votes at the snapshot.
    error RoundsNoVotes(bytes32 round, address voter);
    /// @dev Thrown when the electorate hands out more votes than there are.
    error RoundsExceedSupply(bytes32 round);
    /// @dev Thrown when a list is longer than allowed.
    error RoundsTooLong(uint256 given, uint256 allowed);
    /// @dev Raised in `ApprovalSkipped` when the signature's deadline has passed.
    error RoundsExpiredSignature(uint64 deadline);
    /// @dev Raised in `ApprovalSkipped` when the signature is not the voter's.
    error RoundsInvalidSignature(address voter);
    /// @dev Raised in `EntryLeftOut` when an entry has too few approvals.
    error RoundsBelowThreshold(uint256 approvals, uint256 threshold);
    /// @dev Thrown when the list does not hold every entry.
    error RoundsIncomplete(uint256 given, uint256 entries);
    /// @dev Thrown when the entry at `index` does not come after the one before it: fewer approvals, or as many and a greater id.
    error RoundsNotSorted(uint256 index);
    /// @dev Thrown when the order differs from the one settling began with.
    error RoundsWrongOrder(bytes32 round);

    /// @notice Opens a round. The room's ballot engine, or its governor where the room lets it act.
    /// @return round its id, a hash of all it is about.
    function open(uint256 room, RoundTerms calldata terms) external returns (bytes32 round);
    /// @notice Enters a proposed slot. Its proposer, while slots are entered.
    function enter(bytes32 round, uint256 slot) external;
    /// @notice Approves entries with the caller's votes at the snapshot. All of them or none; an approval is final.
    function approve(bytes32 round, uint256[] calldata slots) external;
    /// @notice Takes up to 32 signed approvals; a bad one is skipped with `ApprovalSkipped`, a batch short of gas reverts whole.
    /// @return counted how many were counted.
    function approveBySig(SignedApproval[] calldata approvals) external returns (uint256 counted);
    /// @notice Books the next `count` entries in the order of approvals. Anyone, after the approvals have closed.
    /// @param sorted every entry: most approvals first, of equals the lesser id. The same list each time.
    /// @param count how many entries at most; what is left is settled by further calls.
    function settle(bytes32 round, uint256[] calldata sorted, uint256 count) external;
    /// @notice Calls a round off that is not settled. What it booked stays booked. Who may `open`.
    function cancel(uint256 room, bytes32 round) external;

    /// @notice A round; status NONE when there is none.
    function roundOf(bytes32 round) external view returns (Round memory);
    /// @notice Its status at a time.
    function statusAt(bytes32 round, uint64 at) external view returns (RoundStatus);
    /// @notice Its entries in the order they were entered, with their approvals in votes.
    function entriesOf(bytes32 round) external view returns (uint256[] memory slots, uint256[] memory approvals);
    /// @notice Whether a voter approved an entry.
    function hasApproved(bytes32 round, uint256 slot, address voter) external view returns (bool);
    /// @notice What a voter signs.
    function approvalDigest(bytes32 round, uint256[] calldata slots, uint64 deadline) external view returns (bytes32);
}
