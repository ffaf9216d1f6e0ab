// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {BroadcastPolicy, IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {IProgramme, Series, Slot, SlotStatus} from "./IProgramme.sol";
import {QuantumBitmap} from "./QuantumBitmap.sol";
import {Reach} from "./Reach.sol";
import {SeriesSlots} from "./SeriesSlots.sol";

/// @title Programme: what a room puts on air, when, and how far it goes.
/// @dev First approved books; nothing displaces a booked slot but its cancellation. Costs do not depend on how many were proposed.
/// ```
///  propose ──► PROPOSED ──approve, book──► APPROVED (its quanta are booked) ──lock──► LOCKED ──► airs from start to end
///                 │                           │                                         │
///                 └────────────────────────── cancel ───────────────────────────────────┘──► CANCELLED (its quanta are free)
///
///  _slots[slot]                     the slot
///  _series[series]                  what repeats; the ids of its slots follow from it
///  _bits[room]                      booked quanta and starts (QuantumBitmap)
///  _slotAtStart[room][quantum]      the slot that starts there
/// ```
contract Programme is IProgramme {
    using QuantumBitmap for QuantumBitmap.Bits;
    using SeriesSlots for Series;

    /// Below this a block's own timestamp error would exceed a quantum.
    uint32 private constant MIN_QUANTUM_SECONDS = 10;
    /// A slot of 32 quanta then lasts at most 32 days.
    uint32 private constant MAX_QUANTUM_SECONDS = 1 days;
    uint32 private constant MAX_LOCK_SECONDS = 1 days;
    /// How far ahead a slot may start.
    uint64 private constant MAX_AHEAD_SECONDS = 366 days;
    uint256 private constant MAX_METADATA_BYTES = 2_048;

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;
    /// @inheritdoc IProgramme
    address public immutable rounds;
    /// @inheritdoc IProgramme
    uint32 public immutable quantumSeconds;
    /// @inheritdoc IProgramme
    uint32 public immutable lockSeconds;

    mapping(uint256 slot => Slot) private _slots;
    mapping(uint256 series => Series) private _series;
    mapping(uint256 room => QuantumBitmap.Bits) private _bits;
    mapping(uint256 room => mapping(uint256 quantum => uint256 slot)) private _slotAtStart;

    /// @param rounds_ the one contract that may book what its rounds decided; zero for none. It must open rounds only for who may act for the room.
    constructor(IRooms rooms_, uint32 quantumSeconds_, uint32 lockSeconds_, address rounds_) {
        if (quantumSeconds_ < MIN_QUANTUM_SECONDS || quantumSeconds_ > MAX_QUANTUM_SECONDS) {
            revert ProgrammeInvalidPeriod(quantumSeconds_, MIN_QUANTUM_SECONDS, MAX_QUANTUM_SECONDS);
        }
        if (lockSeconds_ > MAX_LOCK_SECONDS) revert ProgrammeInvalidPeriod(lockSeconds_, 0, MAX_LOCK_SECONDS);
        rooms = rooms_;
        quantumSeconds = quantumSeconds_;
        lockSeconds = lockSeconds_;
        rounds = rounds_;
    }

    // ── A slot ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IProgramme
    function propose(uint256 room, uint64 start, uint64 end, uint8 reach, string calldata metadata)
        external
        returns (uint256 slot)
    {
        _checkTimes(start, end);
        return _propose(_draft(room, start, end, reach, metadata), metadata);
    }

    /// @inheritdoc IProgramme
    function approve(uint256 room, uint256 slot) external {
        Slot storage s = _slotIn(room, slot);
        bytes32 cause = _authorize(room);
        bytes4 refusal = _refusalToBook(s);
        if (refusal == ProgrammeWrongStatus.selector) revert ProgrammeWrongStatus(slot, s.status);
        if (refusal == ProgrammeSlotOver.selector) revert ProgrammeSlotOver(slot);
        if (refusal != 0) revert ProgrammeSlotTaken(slot);
        _book(slot, s, cause);
    }

    /// @inheritdoc IProgramme
    function book(uint256 room, uint256 slot, bytes32 round) external returns (bytes4 refusal) {
        if (msg.sender != rounds) revert ProgrammeUnauthorized(room, msg.sender);
        Slot storage s = _slotIn(room, slot);
        refusal = _refusalToBook(s);
        if (refusal != 0) return refusal;
        if (!_hasRight(room, s.proposer)) return ProgrammeLacksRight.selector;
        _book(slot, s, round);
    }

    /// @inheritdoc IProgramme
    function cancel(uint256 room, uint256 slot) external {
        Slot storage s = _slotIn(room, slot);
        bytes32 cause = _authorizeFor(room, s.proposer);
        if (s.status == SlotStatus.CANCELLED) revert ProgrammeWrongStatus(slot, s.status);
        if (s.end <= block.timestamp) revert ProgrammeSlotOver(slot);
        _cancel(slot, s, cause);
    }

    /// @inheritdoc IProgramme
    function lock(uint256 slot) external {
        Slot storage s = _slots[slot];
        if (s.status != SlotStatus.APPROVED) revert ProgrammeWrongStatus(slot, s.status);
        uint64 lockableAt = s.start - lockSeconds;
        if (block.timestamp < lockableAt) revert ProgrammeTooEarly(slot, lockableAt);
        if (s.end <= block.timestamp) revert ProgrammeSlotOver(slot);
        if (!_hasRight(s.room, s.proposer)) revert ProgrammeLacksRight(s.room, s.proposer);
        s.status = SlotStatus.LOCKED;
        emit SlotLocked(slot, s.room, msg.sender);
    }

    // ── A series ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IProgramme
    function proposeSeries(
        uint256 room,
        uint64 start,
        uint64 end,
        uint32 everySeconds,
        uint8 count,
        uint8 reach,
        string calldata metadata
    ) external returns (uint256 series) {
        _checkTimes(start, end);
        Slot memory first = _draft(room, start, end, reach, metadata);
        Series memory repeated = SeriesSlots.repeat(first, everySeconds, count, quantumSeconds);
        uint64 last = start + uint64(everySeconds) * (count - 1);
        if (last > block.timestamp + MAX_AHEAD_SECONDS) revert ProgrammeInvalidStart(last);
        series = repeated.id();
        _series[series] = repeated;
        emit SeriesProposed(series, room, msg.sender, start, everySeconds, repeated.lengthSeconds, count);
        for (uint256 k = 0; k < count; ++k) {
            (first.start, first.end) = repeated.timesOf(k);
            _propose(first, metadata);
        }
    }

    /// @inheritdoc IProgramme
    function approveSeries(uint256 room, uint256 series) external returns (uint64 booked) {
        Series memory repeated = _seriesIn(room, series);
        bytes32 cause = _authorize(room);
        uint64 leftOut;
        for (uint256 k = 0; k < repeated.count; ++k) {
            uint256 slot = repeated.slotId(k);
            Slot storage s = _slots[slot];
            if (s.status != SlotStatus.PROPOSED) continue;
            if (_refusalToBook(s) != 0) {
                leftOut |= uint64(1 << k);
                continue;
            }
            _book(slot, s, cause);
            booked |= uint64(1 << k);
        }
        if (booked == 0) revert ProgrammeNothingToDo(series);
        emit SeriesApproved(series, room, msg.sender, cause, booked, leftOut);
    }

    /// @inheritdoc IProgramme
    function cancelSeries(uint256 room, uint256 series, uint64 from) external returns (uint64 slots) {
        Series memory repeated = _seriesIn(room, series);
        bytes32 cause = _authorizeFor(room, repeated.proposer);
        for (uint256 k = 0; k < repeated.count; ++k) {
            uint256 slot = repeated.slotId(k);
            Slot storage s = _slots[slot];
            if (s.start < from || s.end <= block.timestamp || s.status == SlotStatus.CANCELLED) continue;
            _cancel(slot, s, cause);
            slots |= uint64(1 << k);
        }
        if (slots == 0) revert ProgrammeNothingToDo(series);
        emit SeriesCancelled(series, room, msg.sender, cause, slots);
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IProgramme
    function onAir(uint256 room, uint64 at) external view returns (uint256 slot, uint8 reach, uint64 changesAt) {
        (BroadcastPolicy policy, bool paused, bool closed) = rooms.broadcastOf(room);
        bool byClock = policy == BroadcastPolicy.PROGRAMME || policy == BroadcastPolicy.ALWAYS;
        if (closed || paused || !byClock) return (0, 0, type(uint64).max);

        slot = bookedAt(room, at);
        if (slot != 0) {
            Slot storage s = _slots[slot];
            if (s.status == SlotStatus.LOCKED) return (slot, s.reach, s.end);
            changesAt = s.end;
        } else {
            (, changesAt) = nextBooked(room, at);
        }
        reach = policy == BroadcastPolicy.ALWAYS ? Reach.LIVE_VIDEO | Reach.LIVE_AUDIO : 0;
        return (0, reach, changesAt);
    }

    /// @inheritdoc IProgramme
    function slotOf(uint256 slot) external view returns (Slot memory) {
        return _slots[slot];
    }

    /// @inheritdoc IProgramme
    function seriesOf(uint256 series) external view returns (Series memory) {
        return _series[series];
    }

    /// @inheritdoc IProgramme
    function slotsOf(uint256 series) external view returns (uint256[] memory slots) {
        Series memory repeated = _series[series];
        slots = new uint256[](repeated.count);
        for (uint256 k = 0; k < slots.length; ++k) {
            slots[k] = repeated.slotId(k);
        }
    }

    /// @inheritdoc IProgramme
    function bookedAt(uint256 room, uint64 at) public view returns (uint256 slot) {
        (bool found, uint256 first) = _bits[room].startOf(at / quantumSeconds);
        return found ? _slotAtStart[room][first] : 0;
    }

    /// @inheritdoc IProgramme
    function nextBooked(uint256 room, uint64 at) public view returns (uint256 slot, uint64 start) {
        uint256 quantum = at / quantumSeconds;
        (bool found, uint256 first) = _bits[room].nextStart(quantum);
        if (!found) return (0, uint64((quantum + QuantumBitmap.HORIZON + 1) * quantumSeconds));
        return (_slotAtStart[room][first], uint64(first * quantumSeconds));
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev The caller's slot as it would be proposed; times are checked elsewhere.
    function _draft(uint256 room, uint64 start, uint64 end, uint8 reach, string calldata metadata)
        private
        view
        returns (Slot memory)
    {
        if (reach == 0 || reach & ~Reach.ALL != 0) revert ProgrammeInvalidReach(reach);
        if (bytes(metadata).length > MAX_METADATA_BYTES) {
            revert ProgrammeTooLong(bytes(metadata).length, MAX_METADATA_BYTES);
        }
        if (rooms.roomOf(room).programme != address(this)) revert ProgrammeNotOfRoom(room);
        if (!_hasRight(room, msg.sender)) revert ProgrammeLacksRight(room, msg.sender);
        return Slot(room, msg.sender, start, end, reach, SlotStatus.PROPOSED, keccak256(bytes(metadata)));
    }

    function _propose(Slot memory s, string calldata metadata) private returns (uint256 slot) {
        slot = SeriesSlots.idOf(s.room, s.proposer, s.start, s.end, s.reach, s.metadataHash);
        if (_slots[slot].status != SlotStatus.NONE) revert ProgrammeSlotExists(slot);
        _slots[slot] = s;
        emit SlotProposed(slot, s.room, s.proposer, s.start, s.end, s.reach, metadata);
    }

    /// @return refusal the selector of the error that keeps the slot from being booked; zero for none.
    function _refusalToBook(Slot storage s) private view returns (bytes4 refusal) {
        if (s.status != SlotStatus.PROPOSED) return ProgrammeWrongStatus.selector;
        if (s.end <= block.timestamp) return ProgrammeSlotOver.selector;
        (uint256 first, uint256 length) = _quanta(s);
        return _bits[s.room].isTaken(first, length) ? ProgrammeSlotTaken.selector : bytes4(0);
    }

    function _book(uint256 slot, Slot storage s, bytes32 cause) private {
        (uint256 first, uint256 length) = _quanta(s);
        _bits[s.room].book(first, length);
        _slotAtStart[s.room][first] = slot;
        s.status = SlotStatus.APPROVED;
        emit SlotApproved(slot, s.room, msg.sender, cause);
    }

    function _cancel(uint256 slot, Slot storage s, bytes32 cause) private {
        if (s.status != SlotStatus.PROPOSED) {
            (uint256 first, uint256 length) = _quanta(s);
            _bits[s.room].free(first, length);
            delete _slotAtStart[s.room][first];
        }
        s.status = SlotStatus.CANCELLED;
        emit SlotCancelled(slot, s.room, msg.sender, cause);
    }

    function _checkTimes(uint64 start, uint64 end) private view {
        if (start % quantumSeconds != 0 || end % quantumSeconds != 0 || end <= start) {
            revert ProgrammeInvalidTimes(start, end);
        }
        if ((end - start) / quantumSeconds > QuantumBitmap.MAX_RUN) revert ProgrammeInvalidTimes(start, end);
        // The quantum that is running may still be proposed: a room can go on air within it.
        if (start > block.timestamp + MAX_AHEAD_SECONDS || start + quantumSeconds <= block.timestamp) {
            revert ProgrammeInvalidStart(start);
        }
    }

    function _hasRight(uint256 room, address account) private view returns (bool) {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        (uint32[] memory capabilities,) = rooms.capabilitiesAt(room, accounts, uint64(block.timestamp));
        return capabilities[0] & Capabilities.PROGRAMME != 0;
    }

    function _authorize(uint256 room) private view returns (bytes32 cause) {
        return _authorizeFor(room, address(0));
    }

    /// @param proposer may do it too; zero for nobody.
    function _authorizeFor(uint256 room, address proposer) private view returns (bytes32 cause) {
        bool allowed;
        (allowed, cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed && msg.sender != proposer) revert ProgrammeUnauthorized(room, msg.sender);
    }

    function _seriesIn(uint256 room, uint256 series) private view returns (Series memory repeated) {
        repeated = _series[series];
        if (repeated.count == 0 || repeated.room != room) revert ProgrammeUnknownSeries(room, series);
    }

    function _slotIn(uint256 room, uint256 slot) private view returns (Slot storage s) {
        s = _slots[slot];
        if (s.status == SlotStatus.NONE || s.room != room) revert ProgrammeUnknownSlot(room, slot);
    }

    function _quanta(Slot storage s) private view returns (uint256 first, uint256 length) {
        return (s.start / quantumSeconds, (s.end - s.start) / quantumSeconds);
    }
}
