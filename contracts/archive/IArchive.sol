// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Whose voice or picture is in a recording, and under which consent.
struct Voice {
    address speaker;
    /// Of `Consents`, as the speaker signed it: an older one than the current is void, for good.
    uint64 epoch;
    /// Bits of `Reach` the speaker consented to.
    uint8 reach;
    /// keccak256 of the signed consent, which the relay keeps and shows to whoever asks.
    bytes32 evidence;
}

/// @notice What a relay seals.
struct Seal {
    uint256 room;
    /// The slot that aired; 0 for what was recorded by hand.
    uint256 slot;
    /// Of the sealed recording: an HLS playlist and its encrypted segments. Up to 128 bytes.
    string cid;
    /// Merkle root over the encrypted segments, so that anyone can check what they were given.
    bytes32 ciphertextRoot;
    /// Merkle root over the plain segments, so that anyone can check what came out.
    bytes32 plaintextRoot;
    /// Merkle root over the intervals (`IntervalKeys.leaf`), which commit to their keys.
    bytes32 intervalsRoot;
    /// How many intervals, 1 to 4,096. A new one begins, with a new key, whenever the set of voices changes.
    uint16 intervals;
    /// Until when the keys are promised once the recording is released. Seconds since 1970, up to ten years ahead.
    uint64 revealBy;
    /// By address, ascending; at most 256.
    Voice[] voices;
}

/// @notice One interval of a recording, and the proof that it is.
struct Interval {
    /// Its number, counted from 0.
    uint16 index;
    /// Bit i: the i-th of the recording's voices is in it.
    uint256 voices;
    /// See `IArchive.keyCommitment`.
    bytes32 keyCommitment;
    bytes32[] proof;
}

/// @notice The key of one interval. Its commitment follows from it.
struct IntervalKey {
    uint16 index;
    uint256 voices;
    /// AES-128.
    bytes16 key;
    bytes32 salt;
    bytes32[] proof;
}

/// @notice Whether an interval's key can be revealed, and if not why.
enum Access {
    OPEN,
    NOT_RELEASED,
    REVEALED,
    EXPUNGED,
    NOT_IN_RECORDING,
    NOT_CONSENTED,
    WITHDRAWN
}

/// @notice A recording as it stands.
struct Recording {
    uint256 room;
    uint256 slot;
    bytes32 cidHash;
    bytes32 intervalsRoot;
    bytes32 voicesHash;
    /// Who sealed it.
    address relay;
    uint64 sealedAt;
    uint16 intervals;
    /// Whether its slot permits release at all.
    bool releasable;
    /// From when keys may be revealed; 0 for never so far. Seconds since 1970.
    uint64 releaseAt;
    uint64 revealBy;
    /// How many intervals are revealed, and how many closed for good.
    uint16 revealed;
    uint16 expunged;
}

/// @title Archive: recordings that stay sealed until their room releases them and their speakers agree.
/// @notice An interval's key is revealed when the recording is released and every voice in the interval consents to RELEASE, then and until then. Whoever
/// withdraws closes the intervals they speak in and no others. What was revealed cannot be called back.
interface IArchive {
    /// @notice A recording was sealed. Its roots follow in `RecordingRoots`, its voices in `VoiceRecorded` in their order.
    event RecordingSealed(
        bytes32 indexed recording,
        uint256 indexed room,
        uint256 indexed slot,
        address relay,
        string cid,
        uint16 intervals,
        bool releasable,
        uint64 revealBy
    );
    event RecordingRoots(
        bytes32 indexed recording,
        bytes32 ciphertextRoot,
        bytes32 plaintextRoot,
        bytes32 intervalsRoot,
        bytes32 voicesHash
    );
    event VoiceRecorded(
        bytes32 indexed recording, address indexed speaker, uint64 epoch, uint8 reach, bytes32 evidence
    );
    /// @notice Keys may be revealed from `releaseAt` on. `cause` is the ballot that decided, or zero for the governor or the room's policy.
    event RecordingReleased(
        bytes32 indexed recording, uint256 indexed room, address by, bytes32 indexed cause, uint64 releaseAt
    );
    /// @notice No (more) keys may be revealed until it is released again.
    event RecordingWithheld(bytes32 indexed recording, uint256 indexed room, address by, bytes32 indexed cause);
    /// @notice Recordings sealed from now on are released by themselves after so long; 0: by ballot only.
    event ReleasePolicySet(uint256 indexed room, uint32 releaseAfterSeconds, address by, bytes32 indexed cause);
    /// @notice The key of an interval.
    event KeyRevealed(
        bytes32 indexed recording, uint256 indexed room, uint16 interval, bytes16 key, bytes32 salt, address by
    );
    /// @notice Intervals are closed for good: those of the bits of `mask`, counted from `256 * word`.
    /// @param speaker whose withdrawal closed them; zero when the room did.
    event IntervalsExpunged(
        bytes32 indexed recording,
        uint256 indexed room,
        address indexed speaker,
        uint256 word,
        uint256 mask,
        address by,
        bytes32 cause
    );

    /// @dev Thrown when the caller may not do this.
    error ArchiveUnauthorized(uint256 room, address account);
    /// @dev Thrown when the slot is not one of the room that is or was on air, or does not permit recording.
    error ArchiveUnfitSlot(uint256 room, uint256 slot);
    /// @dev Thrown when a number is outside its floor and ceiling; `what` names the field.
    error ArchiveOutOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when a root is zero.
    error ArchiveMissingRoot();
    /// @dev Thrown when the voices are not in ascending order of their addresses.
    error ArchiveVoicesNotSorted(uint256 index);
    /// @dev Thrown when a consent's epoch is yet to come: it would outlive the next withdrawal.
    error ArchiveEpochAhead(address speaker, uint64 epoch);
    /// @dev Thrown when a voice names bits outside `Reach.ALL`, or lacks RECORD.
    error ArchiveNotRecordable(address speaker, uint8 reach);
    /// @dev Thrown when the very same recording was sealed before.
    error ArchiveAlreadySealed(bytes32 recording);
    /// @dev Thrown when there is no such recording (in the room).
    error ArchiveUnknownRecording(bytes32 recording);
    /// @dev Thrown when the slot did not permit release.
    error ArchiveNotReleasable(bytes32 recording);
    /// @dev Thrown when it is released already, or to be withheld while it is not.
    error ArchiveWrongStatus(bytes32 recording, uint64 releaseAt);
    /// @dev Thrown when the voices are not the recording's.
    error ArchiveWrongVoices(bytes32 recording);
    /// @dev Thrown when an interval's key cannot be revealed.
    error ArchiveClosedInterval(bytes32 recording, uint256 interval, Access access);
    /// @dev Thrown when the speaker neither calls nor has withdrawn.
    error ArchiveNotWithdrawn(bytes32 recording, address speaker);
    /// @dev Thrown when the voice is not in an interval that was named.
    error ArchiveNotInInterval(bytes32 recording, uint256 interval, address speaker);
    /// @dev Thrown when none of the intervals can be closed (any more).
    error ArchiveNothingToExpunge(bytes32 recording);

    /// @notice Seals a recording. A relay that serves the room (`IRelays.serves`).
    /// @return recording its id: a hash of all of it, so that a relay's rubbish cannot take the place of another's recording.
    function seal(Seal calldata given) external returns (bytes32 recording);
    /// @notice Releases a recording now. The room's ballot engine, or its governor where the room lets it act.
    function release(uint256 room, bytes32 recording) external;
    /// @notice Takes a release back, also one that the policy has set for later; what was revealed stays so. Who may `release`.
    function withhold(uint256 room, bytes32 recording) external;
    /// @notice Releases what is sealed from now on by itself, `releaseAfterSeconds` (a minute to a year) after the seal; 0: by ballot only. Who may `release`.
    function setReleasePolicy(uint256 room, uint32 releaseAfterSeconds) external;
    /// @notice Reveals keys. Anyone who has them. WARNING: a key in a transaction that fails is public all the same: ask `accessOf` before.
    /// @param voices the recording's, as sealed.
    function reveal(bytes32 recording, Voice[] calldata voices, IntervalKey[] calldata keys) external;
    /// @notice Closes `count` intervals from `first` for good, but for those revealed already. Who may `release`.
    function expunge(uint256 room, bytes32 recording, uint16 first, uint16 count) external;
    /// @notice Closes intervals a speaker is in for good, but for those revealed already. The speaker; or anyone, once the speaker has withdrawn.
    /// @param voices the recording's, as sealed.
    /// @param voice which of them is the speaker.
    function expungeVoice(bytes32 recording, Voice[] calldata voices, uint256 voice, Interval[] calldata intervals)
        external;

    /// @notice A recording; relay zero when there is none.
    function recordingOf(bytes32 recording) external view returns (Recording memory);
    /// @notice Whether keys of a recording may be revealed at a time, as far as its room is concerned.
    function isReleased(bytes32 recording, uint64 at) external view returns (bool);
    /// @notice Whether keys that were promised are missing at a time: it is released, and neither revealed nor closed in every interval.
    function isOverdue(bytes32 recording, uint64 at) external view returns (bool);
    /// @notice Whether an interval's key was revealed, or can never be.
    function stateOf(bytes32 recording, uint16 interval) external view returns (bool revealed, bool expunged);
    /// @notice Whether the keys of intervals could be revealed now. Shows no key to anybody.
    function accessOf(bytes32 recording, Voice[] calldata voices, Interval[] calldata intervals)
        external
        view
        returns (Access[] memory access);
    /// @notice How long after its seal a recording of the room is released by itself; 0 for never.
    function releasePolicyOf(uint256 room) external view returns (uint32);
    /// @notice What a seal's id would be.
    function recordingId(Seal calldata given, address relay) external view returns (bytes32);
    /// @notice What commits to an interval's key: keccak256(abi.encode(room, slot, keccak256(cid), interval, key, salt)).
    function keyCommitment(uint256 room, uint256 slot, string calldata cid, uint16 interval, bytes16 key, bytes32 salt)
        external
        pure
        returns (bytes32);
}
