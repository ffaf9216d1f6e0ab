// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {BroadcastPolicy, IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {IProgramme, Slot, SlotStatus} from "./IProgramme.sol";
import {QuantumBitmap} from "./QuantumBitmap.sol";
import {Reach} from "./Reach.sol";

/// @title Programme: what a room puts on air, when, and how far it goes.
/// @dev First approved books; nothing displaces a booked slot but its cancellation. Costs do not depend on how many were proposed.
/// ```
///  propose ──► PROPOSED ──approve──► APPROVED (its quanta are booked) ──lock──► LOCKED ──► airs from start to end
///                 │                     │                                         │
///                 └──────────────────── cancel ───────────────────────────────────┘──► CANCELLED (its quanta are free)
///
///  _slots[slot]                     the slot
///  _bits[room]                      booked quanta and starts (QuantumBitmap)
///  _slotAtStart[room][quantum]      the slot that starts there
/// ```
contract Programme is IProgramme {
    using QuantumBitmap for QuantumBitmap.Bits;

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
    uint32 public immutable quantumSeconds;
    /// @inheritdoc IProgramme
    uint32 public immutable lockSeconds;

    mapping(uint256 slot => Slot) private _slots;
    mapping(uint256 room => QuantumBitmap.Bits) private _bits;
    mapping(uint256 room => mapping(uint256 quantum => uint256 slot)) private _slotAtStart;

    constructor(IRooms rooms_, uint32 quantumSeconds_, uint32 lockSeconds_) {
        if (quantumSeconds_ < MIN_QUANTUM_SECONDS || quantumSeconds_ > MAX_QUANTUM_SECONDS) {
            revert ProgrammeInvalidPeriod(quantumSeconds_, MIN_QUANTUM_SECONDS, MAX_QUANTUM_SECONDS);
        }
        if (lockSeconds_ > MAX_LOCK_SECONDS) revert ProgrammeInvalidPeriod(lockSeconds_, 0, MAX_LOCK_SECONDS);
        rooms = rooms_;
        quantumSeconds = quantumSeconds_;
        lockSeconds = lockSeconds_;
    }

    /// @inheritdoc IProgramme
    function propose(uint256 room, uint64 start, uint64 end, uint8 reach, string calldata metadata)
        external
        returns (uint256 slot)
    {
        _checkTimes(start, end);
        if (reach == 0 || reach & ~Reach.ALL != 0) revert ProgrammeInvalidReach(reach);
        if (bytes(metadata).length > MAX_METADATA_BYTES) {
            revert ProgrammeTooLong(bytes(metadata).length, MAX_METADATA_BYTES);
        }
        if (rooms.roomOf(room).programme != address(this)) revert ProgrammeNotOfRoom(room);
        _checkRight(room, msg.sender);

        bytes32 metadataHash = keccak256(bytes(metadata));
        slot = uint256(
            keccak256(abi.encode(block.chainid, address(this), room, msg.sender, start, end, reach, metadataHash))
        );
        if (_slots[slot].status != SlotStatus.NONE) revert ProgrammeSlotExists(slot);
        _slots[slot] = Slot(room, msg.sender, start, end, reach, SlotStatus.PROPOSED, metadataHash);
        emit SlotProposed(slot, room, msg.sender, start, end, reach, metadata);
    }

    /// @inheritdoc IProgramme
    function approve(uint256 room, uint256 slot) external {
        Slot storage s = _slotIn(room, slot);
        (bool allowed, bytes32 cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed) revert ProgrammeUnauthorized(room, msg.sender);
        if (s.status != SlotStatus.PROPOSED) revert ProgrammeWrongStatus(slot, s.status);
        if (s.end <= block.timestamp) revert ProgrammeSlotOver(slot);
        (uint256 first, uint256 length) = _quanta(s);
        if (_bits[room].isTaken(first, length)) revert ProgrammeSlotTaken(slot);
        _bits[room].book(first, length);
        _slotAtStart[room][first] = slot;
        s.status = SlotStatus.APPROVED;
        emit SlotApproved(slot, room, msg.sender, cause);
    }

    /// @inheritdoc IProgramme
    function cancel(uint256 room, uint256 slot) external {
        Slot storage s = _slotIn(room, slot);
        (bool allowed, bytes32 cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed && msg.sender != s.proposer) revert ProgrammeUnauthorized(room, msg.sender);
        if (s.status == SlotStatus.CANCELLED) revert ProgrammeWrongStatus(slot, s.status);
        if (s.end <= block.timestamp) revert ProgrammeSlotOver(slot);
        if (s.status != SlotStatus.PROPOSED) {
            (uint256 first, uint256 length) = _quanta(s);
            _bits[room].free(first, length);
            delete _slotAtStart[room][first];
        }
        s.status = SlotStatus.CANCELLED;
        emit SlotCancelled(slot, room, msg.sender, cause);
    }

    /// @inheritdoc IProgramme
    function lock(uint256 slot) external {
        Slot storage s = _slots[slot];
        if (s.status != SlotStatus.APPROVED) revert ProgrammeWrongStatus(slot, s.status);
        uint64 lockableAt = s.start - lockSeconds;
        if (block.timestamp < lockableAt) revert ProgrammeTooEarly(slot, lockableAt);
        if (s.end <= block.timestamp) revert ProgrammeSlotOver(slot);
        _checkRight(s.room, s.proposer);
        s.status = SlotStatus.LOCKED;
        emit SlotLocked(slot, s.room, msg.sender);
    }

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

    function _checkRight(uint256 room, address account) private view {
        address[] memory accounts = new address[](1);
        accounts[0] = account;
        (uint32[] memory capabilities,) = rooms.capabilitiesAt(room, accounts, uint64(block.timestamp));
        if (capabilities[0] & Capabilities.PROGRAMME == 0) revert ProgrammeLacksRight(room, account);
    }

    function _slotIn(uint256 room, uint256 slot) private view returns (Slot storage s) {
        s = _slots[slot];
        if (s.status == SlotStatus.NONE || s.room != room) revert ProgrammeUnknownSlot(room, slot);
    }

    function _quanta(Slot storage s) private view returns (uint256 first, uint256 length) {
        return (s.start / quantumSeconds, (s.end - s.start) / quantumSeconds);
    }
}
