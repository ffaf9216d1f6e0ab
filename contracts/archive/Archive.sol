// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IConsents} from "../programme/IConsents.sol";
import {IProgramme, Slot, SlotStatus} from "../programme/IProgramme.sol";
import {Reach} from "../programme/Reach.sol";
import {IRelays} from "../relays/IRelays.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {Access, IArchive, Interval, IntervalKey, Recording, Seal, Voice} from "./IArchive.sol";
import {IntervalBits} from "./IntervalBits.sol";
import {IntervalKeys} from "./IntervalKeys.sol";
import {Voices} from "./Voices.sol";

/// @title Archive: recordings that stay sealed until their room releases them and their speakers agree.
/// @dev Sealing costs the same however long the recording is; only its voices cost something each.
/// ```
///  seal ──► sealed ──release, or the room's policy──► released ──reveal──► an interval's key is public
///             ▲                                          │
///             └────────────────── withhold ──────────────┘
///  an interval:  closed ──reveal──► revealed             closed ──expunge, expungeVoice──► expunged, for good
///
///  _recordings[recording]       room · slot · hashes · relay 160 | sealedAt 64 | intervals 16 | releasable 8
///                               releaseAt 64 | revealBy 64 | revealed 16 | expunged 16
///  _revealed[recording]         a bit an interval
///  _expunged[recording]         a bit an interval
///  releasePolicyOf[room]        s after the seal; 0 for by ballot only
/// ```
/// A withdrawal alone closes every interval the speaker is in, in all recordings of the room, by the epoch in Consents; `expungeVoice` writes it down.
/// NOTE: the chain cannot hear who speaks. That voices and intervals are what was recorded is the sealing relay's word, which the room took by accepting
/// the relay, and the evidence in it can be asked for. NOTE: nothing here can bring back a key that the relay lost or withholds; `isOverdue` says so.
contract Archive is IArchive {
    using IntervalBits for IntervalBits.Bits;
    using Voices for Voice[];

    uint256 private constant MAX_CID_BYTES = 128;
    uint256 private constant MAX_REVEAL_SECONDS = 3_650 days;
    /// Speakers need time to close what they are in.
    uint256 private constant MIN_RELEASE_AFTER_SECONDS = 60;
    uint256 private constant MAX_RELEASE_AFTER_SECONDS = 366 days;

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;
    /// @notice Where withdrawals are read.
    IConsents public immutable consents;
    /// @notice Who says which relay serves a room.
    IRelays public immutable relays;

    /// @inheritdoc IArchive
    mapping(uint256 room => uint32) public releasePolicyOf;

    mapping(bytes32 recording => Recording) private _recordings;
    mapping(bytes32 recording => IntervalBits.Bits) private _revealed;
    mapping(bytes32 recording => IntervalBits.Bits) private _expunged;

    constructor(IRooms rooms_, IConsents consents_, IRelays relays_) {
        rooms = rooms_;
        consents = consents_;
        relays = relays_;
    }

    // ── Sealing ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IArchive
    function seal(Seal calldata given) external returns (bytes32 recording) {
        if (!relays.serves(given.room, msg.sender)) revert ArchiveUnauthorized(given.room, msg.sender);
        _checkSeal(given);
        given.voices.check(consents, given.room);
        recording = recordingId(given, msg.sender);
        if (_recordings[recording].relay != address(0)) revert ArchiveAlreadySealed(recording);

        Recording memory r;
        (r.room, r.slot, r.cidHash) = (given.room, given.slot, keccak256(bytes(given.cid)));
        (r.intervalsRoot, r.voicesHash) = (given.intervalsRoot, given.voices.hash());
        (r.relay, r.sealedAt, r.intervals) = (msg.sender, uint64(block.timestamp), given.intervals);
        r.revealBy = given.revealBy;
        r.releasable = _checkSlot(given.room, given.slot) & Reach.RELEASE != 0;
        uint32 releaseAfterSeconds = releasePolicyOf[given.room];
        if (releaseAfterSeconds != 0 && r.releasable) r.releaseAt = r.sealedAt + releaseAfterSeconds;
        _recordings[recording] = r;
        _announce(recording, r, given);
    }

    // ── Releasing ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IArchive
    function release(uint256 room, bytes32 recording) external {
        Recording storage r = _recordingIn(room, recording);
        bytes32 cause = _authorize(room);
        if (!r.releasable) revert ArchiveNotReleasable(recording);
        if (isReleased(recording, uint64(block.timestamp))) revert ArchiveWrongStatus(recording, r.releaseAt);
        r.releaseAt = uint64(block.timestamp);
        emit RecordingReleased(recording, room, msg.sender, cause, r.releaseAt);
    }

    /// @inheritdoc IArchive
    function withhold(uint256 room, bytes32 recording) external {
        Recording storage r = _recordingIn(room, recording);
        bytes32 cause = _authorize(room);
        if (r.releaseAt == 0) revert ArchiveWrongStatus(recording, 0);
        r.releaseAt = 0;
        emit RecordingWithheld(recording, room, msg.sender, cause);
    }

    /// @inheritdoc IArchive
    function setReleasePolicy(uint256 room, uint32 releaseAfterSeconds) external {
        bytes32 cause = _authorize(room);
        if (releaseAfterSeconds != 0) {
            _within("releaseAfterSeconds", releaseAfterSeconds, MIN_RELEASE_AFTER_SECONDS, MAX_RELEASE_AFTER_SECONDS);
        }
        releasePolicyOf[room] = releaseAfterSeconds;
        emit ReleasePolicySet(room, releaseAfterSeconds, msg.sender, cause);
    }

    // ── Revealing ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IArchive
    function reveal(bytes32 recording, Voice[] calldata voices, IntervalKey[] calldata keys) external {
        Recording storage r = _withVoices(recording, voices);
        for (uint256 i = 0; i < keys.length; ++i) {
            IntervalKey calldata given = keys[i];
            bytes32 commitment = IntervalKeys.commitment(r.room, r.slot, r.cidHash, given.index, given.key, given.salt);
            Access access = _accessOf(recording, r, given.index, given.voices, commitment, given.proof);
            if (access == Access.OPEN) access = voices.accessOf(given.voices, consents, r.room);
            if (access != Access.OPEN) revert ArchiveClosedInterval(recording, given.index, access);
            _revealed[recording].add(given.index);
            r.revealed += 1;
            emit KeyRevealed(recording, r.room, given.index, given.key, given.salt, msg.sender);
        }
    }

    // ── Closing for good ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IArchive
    function expunge(uint256 room, bytes32 recording, uint16 first, uint16 count) external {
        Recording storage r = _recordingIn(room, recording);
        bytes32 cause = _authorize(room);
        uint256 intervals = r.intervals;
        _within("first", first, 0, intervals - 1);
        _within("count", count, 1, intervals - first);
        uint256 before = r.expunged;
        for (uint256 word = first >> 8; word << 8 < uint256(first) + count; ++word) {
            _expunge(recording, r, address(0), word, IntervalBits.maskIn(word, first, count), cause);
        }
        if (r.expunged == before) revert ArchiveNothingToExpunge(recording);
    }

    /// @inheritdoc IArchive
    function expungeVoice(bytes32 recording, Voice[] calldata voices, uint256 voice, Interval[] calldata intervals)
        external
    {
        Recording storage r = _withVoices(recording, voices);
        if (voice >= voices.length) revert ArchiveWrongVoices(recording);
        address speaker = voices[voice].speaker;
        if (msg.sender != speaker && !Voices.isWithdrawn(voices[voice], consents, r.room)) {
            revert ArchiveNotWithdrawn(recording, speaker);
        }
        uint256 before = r.expunged;
        for (uint256 i = 0; i < intervals.length; ++i) {
            Interval calldata given = intervals[i];
            if (!_isIn(r, given.index, given.voices, given.keyCommitment, given.proof)) {
                revert ArchiveClosedInterval(recording, given.index, Access.NOT_IN_RECORDING);
            }
            if ((given.voices >> voice) & 1 == 0) revert ArchiveNotInInterval(recording, given.index, speaker);
            _expunge(recording, r, speaker, given.index >> 8, 1 << (given.index & 255), bytes32(0));
        }
        if (r.expunged == before) revert ArchiveNothingToExpunge(recording);
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IArchive
    function recordingOf(bytes32 recording) external view returns (Recording memory) {
        return _recordings[recording];
    }

    /// @inheritdoc IArchive
    function isReleased(bytes32 recording, uint64 at) public view returns (bool) {
        uint64 releaseAt = _recordings[recording].releaseAt;
        return releaseAt != 0 && at >= releaseAt;
    }

    /// @inheritdoc IArchive
    function isOverdue(bytes32 recording, uint64 at) external view returns (bool) {
        Recording storage r = _recordings[recording];
        return at > r.revealBy && isReleased(recording, at) && r.revealed + r.expunged < r.intervals;
    }

    /// @inheritdoc IArchive
    function stateOf(bytes32 recording, uint16 interval) external view returns (bool revealed, bool expunged) {
        return (_revealed[recording].has(interval), _expunged[recording].has(interval));
    }

    /// @inheritdoc IArchive
    function accessOf(bytes32 recording, Voice[] calldata voices, Interval[] calldata intervals)
        external
        view
        returns (Access[] memory access)
    {
        Recording storage r = _withVoices(recording, voices);
        access = new Access[](intervals.length);
        for (uint256 i = 0; i < intervals.length; ++i) {
            Interval calldata given = intervals[i];
            access[i] = _accessOf(recording, r, given.index, given.voices, given.keyCommitment, given.proof);
            if (access[i] == Access.OPEN) access[i] = voices.accessOf(given.voices, consents, r.room);
        }
    }

    /// @inheritdoc IArchive
    function recordingId(Seal calldata given, address relay) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), relay, given));
    }

    /// @inheritdoc IArchive
    function keyCommitment(uint256 room, uint256 slot, string calldata cid, uint16 interval, bytes16 key, bytes32 salt)
        external
        pure
        returns (bytes32)
    {
        return IntervalKeys.commitment(room, slot, keccak256(bytes(cid)), interval, key, salt);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _checkSeal(Seal calldata given) private view {
        _within("cid", bytes(given.cid).length, 1, MAX_CID_BYTES);
        _within("intervals", given.intervals, 1, IntervalBits.MAX_INTERVALS);
        _within("revealBy", given.revealBy, block.timestamp + 1, block.timestamp + MAX_REVEAL_SECONDS);
        if (given.ciphertextRoot == 0 || given.plaintextRoot == 0 || given.intervalsRoot == 0) {
            revert ArchiveMissingRoot();
        }
    }

    /// @dev What was cancelled while it aired is not sealed: nobody is left to say how far it may go.
    /// @return reach of what was recorded; by hand, that of the consents alone.
    function _checkSlot(uint256 room, uint256 slot) private view returns (uint8 reach) {
        if (slot == 0) return Reach.ALL;
        address programme = rooms.roomOf(room).programme;
        if (programme == address(0)) revert ArchiveUnfitSlot(room, slot);
        Slot memory s = IProgramme(programme).slotOf(slot);
        bool aired = s.room == room && s.status == SlotStatus.LOCKED && s.start <= block.timestamp;
        if (!aired || s.reach & Reach.RECORD == 0) revert ArchiveUnfitSlot(room, slot);
        return s.reach;
    }

    function _announce(bytes32 recording, Recording memory r, Seal calldata given) private {
        emit RecordingSealed(recording, r.room, r.slot, r.relay, given.cid, r.intervals, r.releasable, r.revealBy);
        emit RecordingRoots(recording, given.ciphertextRoot, given.plaintextRoot, r.intervalsRoot, r.voicesHash);
        for (uint256 i = 0; i < given.voices.length; ++i) {
            Voice calldata voice = given.voices[i];
            emit VoiceRecorded(recording, voice.speaker, voice.epoch, voice.reach, voice.evidence);
        }
        if (r.releaseAt != 0) emit RecordingReleased(recording, r.room, address(this), bytes32(0), r.releaseAt);
    }

    /// @return as far as room and recording are concerned; OPEN leaves the voices to be asked.
    function _accessOf(
        bytes32 recording,
        Recording storage r,
        uint256 index,
        uint256 set,
        bytes32 commitment,
        bytes32[] calldata proof
    ) private view returns (Access) {
        if (!isReleased(recording, uint64(block.timestamp))) return Access.NOT_RELEASED;
        if (_revealed[recording].has(index)) return Access.REVEALED;
        if (_expunged[recording].has(index)) return Access.EXPUNGED;
        return _isIn(r, index, set, commitment, proof) ? Access.OPEN : Access.NOT_IN_RECORDING;
    }

    function _isIn(Recording storage r, uint256 index, uint256 set, bytes32 commitment, bytes32[] calldata proof)
        private
        view
        returns (bool)
    {
        if (index >= r.intervals) return false;
        return MerkleProof.verifyCalldata(proof, r.intervalsRoot, IntervalKeys.leaf(index, set, commitment));
    }

    /// @dev What was revealed is left out, and what was closed before.
    function _expunge(
        bytes32 recording,
        Recording storage r,
        address speaker,
        uint256 word,
        uint256 mask,
        bytes32 cause
    ) private {
        mask &= ~_revealed[recording].words[word] & ~_expunged[recording].words[word];
        if (mask == 0) return;
        _expunged[recording].words[word] |= mask;
        r.expunged += uint16(IntervalBits.countOf(mask));
        emit IntervalsExpunged(recording, r.room, speaker, word, mask, msg.sender, cause);
    }

    function _recordingIn(uint256 room, bytes32 recording) private view returns (Recording storage r) {
        r = _recordings[recording];
        if (r.relay == address(0) || r.room != room) revert ArchiveUnknownRecording(recording);
    }

    function _withVoices(bytes32 recording, Voice[] calldata voices) private view returns (Recording storage r) {
        r = _recordings[recording];
        if (r.relay == address(0)) revert ArchiveUnknownRecording(recording);
        if (voices.hash() != r.voicesHash) revert ArchiveWrongVoices(recording);
    }

    function _authorize(uint256 room) private view returns (bytes32 cause) {
        bool allowed;
        (allowed, cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed) revert ArchiveUnauthorized(room, msg.sender);
    }

    function _within(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private pure {
        if (given < floor || given > ceiling) revert ArchiveOutOfRange(what, given, floor, ceiling);
    }
}
