// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ElectorateClock} from "../ballots/ElectorateClock.sol";
import {VoteSignature} from "../ballots/VoteSignature.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {IProgramme, Slot, SlotStatus} from "./IProgramme.sol";
import {IRounds, Round, RoundStatus, RoundTerms, SignedApproval} from "./IRounds.sol";
import {Entry, RoundOrder} from "./RoundOrder.sol";

/// @title Rounds: open calls for a stretch of a room's programme.
/// @dev One contract serves all rooms and every programme that names it may be booked by it, so it books in the room of the round and nowhere else, and a
/// round is opened by nobody but who may act for that room: a round in one room cannot reach another.
/// ```
///  open ──► ENTERING ──entersUntil──► APPROVING ──approvesUntil──► CLOSED ──settle (the order, then piece by piece)──► SETTLED
///              └───────────────────────── cancel ───────────────────┴──► CANCELLED
///
///  _rounds[round]                  terms (never changed), how far it is settled, hash of the order
///  _slots[round]                   entries as they came, at most 64
///  _entries[round][slot]           place among them, approvals
///  _approved[round][voter]         bit of each place the voter approved
///  _entered[round][proposer]       how many are theirs
/// ```
/// NOTE: of equal approvals the lesser id goes first, and whoever proposes can look for metadata with a lesser id: a tie favours patience, not merit.
/// NOTE: rounds may overlap one another and what ballots approve meanwhile; what is booked first stays.
contract Rounds is IRounds, EIP712 {
    struct Record {
        uint256 room;
        // one word
        address programme;
        uint8 maxPerProposer;
        uint8 entries;
        uint8 settled;
        uint8 booked;
        bool cancelled;
        // one word
        address electorate;
        uint64 snapshot;
        // one word
        uint64 entersUntil;
        uint64 approvesUntil;
        uint64 from;
        uint64 to;
        // one word
        uint128 supply;
        uint128 threshold;
        // zero until it was found right
        bytes32 order;
    }

    /// @notice The type a voter signs.
    bytes32 public constant APPROVAL_TYPEHASH =
        keccak256("Approval(uint256 room,bytes32 round,uint256[] slots,uint64 deadline)");
    /// @notice The most entries a round takes: an approval is a bit in 64.
    uint256 public constant MAX_ENTRIES = 64;
    /// @notice The longest batch of signed approvals.
    uint256 public constant MAX_BATCH = 32;

    /// Below this nobody could read what is entered.
    uint256 private constant MIN_WINDOW_SECONDS = 30;
    uint256 private constant MAX_WINDOW_SECONDS = 30 days;
    uint256 private constant ALL_BPS = 10_000;

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;

    mapping(bytes32 round => Record) private _rounds;
    mapping(bytes32 round => uint256[]) private _slots;
    mapping(bytes32 round => mapping(uint256 slot => Entry)) private _entries;
    mapping(bytes32 round => mapping(address voter => uint64)) private _approved;
    mapping(bytes32 round => mapping(address proposer => uint8)) private _entered;

    constructor(IRooms rooms_) EIP712("Openair Rounds", "1") {
        rooms = rooms_;
    }

    // ── Opening ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRounds
    function open(uint256 room, RoundTerms calldata terms) external returns (bytes32 round) {
        bytes32 cause = _authorize(room);
        Record memory record = _record(room, terms);
        round = keccak256(abi.encode(block.chainid, address(this), block.timestamp, record));
        if (_rounds[round].programme != address(0)) revert RoundsAlreadyOpened(round);
        _rounds[round] = record;
        emit RoundOpened(
            round,
            room,
            msg.sender,
            cause,
            record.programme,
            record.entersUntil,
            record.approvesUntil,
            record.from,
            record.to
        );
        emit RoundTermsSet(
            round, record.electorate, record.snapshot, record.supply, record.threshold, record.maxPerProposer
        );
    }

    /// @inheritdoc IRounds
    function cancel(uint256 room, bytes32 round) external {
        Record storage record = _existing(round);
        if (record.room != room) revert RoundsUnknownRound(round);
        bytes32 cause = _authorize(room);
        RoundStatus status = statusAt(round, uint64(block.timestamp));
        if (status >= RoundStatus.SETTLED) revert RoundsWrongStatus(round, status);
        record.cancelled = true;
        emit RoundCancelled(round, room, msg.sender, cause);
    }

    // ── Entering ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRounds
    function enter(bytes32 round, uint256 slot) external {
        Record storage record = _inStatus(round, RoundStatus.ENTERING);
        Slot memory s = IProgramme(record.programme).slotOf(slot);
        bool within = s.room == record.room && s.start >= record.from && s.end <= record.to;
        if (!within || s.status != SlotStatus.PROPOSED || s.proposer != msg.sender) {
            revert RoundsUnfitSlot(round, slot);
        }
        if (_entries[round][slot].place != 0) revert RoundsAlreadyEntered(round, slot);
        if (record.entries == MAX_ENTRIES) revert RoundsFull(round, MAX_ENTRIES);
        uint8 own = _entered[round][msg.sender];
        if (own == record.maxPerProposer) revert RoundsFull(round, own);
        _entered[round][msg.sender] = own + 1;
        uint8 place = record.entries + 1;
        record.entries = place;
        _entries[round][slot].place = place;
        _slots[round].push(slot);
        emit SlotEntered(round, slot, msg.sender);
    }

    // ── Approving ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRounds
    function approve(bytes32 round, uint256[] calldata slots) external {
        (bytes4 refusal, uint256 weight, uint64 places) = _weigh(round, msg.sender, slots);
        if (refusal != 0) _raise(refusal, round, msg.sender, slots);
        _count(round, msg.sender, slots, weight, places, false);
    }

    /// @inheritdoc IRounds
    function approveBySig(SignedApproval[] calldata approvals) external returns (uint256 counted) {
        if (approvals.length > MAX_BATCH) revert RoundsTooLong(approvals.length, MAX_BATCH);
        for (uint256 i = 0; i < approvals.length; ++i) {
            SignedApproval calldata given = approvals[i];
            (bytes4 refusal, uint256 weight, uint64 places) = _weigh(given.round, given.voter, given.slots);
            if (refusal == 0) refusal = _checkSignature(given);
            if (refusal != 0) {
                emit ApprovalSkipped(given.round, given.voter, refusal);
                continue;
            }
            _count(given.round, given.voter, given.slots, weight, places, true);
            ++counted;
        }
    }

    // ── Settling ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRounds
    function settle(bytes32 round, uint256[] calldata sorted, uint256 count) external {
        Record storage record = _inStatus(round, RoundStatus.CLOSED);
        bytes32 order = keccak256(abi.encodePacked(sorted));
        if (record.order == 0) {
            // The whole order is fixed before the first is booked: else whoever settles first could pass somebody over.
            RoundOrder.check(_entries[round], round, sorted, record.entries);
            record.order = order;
            emit RoundOrdered(round, order, msg.sender);
        } else if (record.order != order) {
            revert RoundsWrongOrder(round);
        }
        uint256 last = Math.min(record.entries, Math.saturatingAdd(record.settled, count));
        // From storage each time: a programme that calls back finds what is done already.
        while (record.settled < last) {
            uint256 slot = sorted[record.settled++];
            _settleEntry(round, record, slot);
        }
        if (record.settled == record.entries) emit RoundSettled(round, record.room, record.booked, record.entries);
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRounds
    function roundOf(bytes32 round) external view returns (Round memory view_) {
        Record memory record = _rounds[round];
        view_.room = record.room;
        view_.programme = record.programme;
        view_.electorate = record.electorate;
        view_.snapshot = record.snapshot;
        view_.entersUntil = record.entersUntil;
        view_.approvesUntil = record.approvesUntil;
        view_.from = record.from;
        view_.to = record.to;
        view_.supply = record.supply;
        view_.threshold = record.threshold;
        view_.maxPerProposer = record.maxPerProposer;
        view_.entries = record.entries;
        view_.settled = record.settled;
        view_.booked = record.booked;
        view_.status = statusAt(round, uint64(block.timestamp));
    }

    /// @inheritdoc IRounds
    function statusAt(bytes32 round, uint64 at) public view returns (RoundStatus) {
        Record storage record = _rounds[round];
        if (record.programme == address(0)) return RoundStatus.NONE;
        if (record.cancelled) return RoundStatus.CANCELLED;
        if (at < record.entersUntil) return RoundStatus.ENTERING;
        if (at < record.approvesUntil) return RoundStatus.APPROVING;
        bool settled = record.order != 0 && record.settled == record.entries;
        return settled ? RoundStatus.SETTLED : RoundStatus.CLOSED;
    }

    /// @inheritdoc IRounds
    function entriesOf(bytes32 round) external view returns (uint256[] memory slots, uint256[] memory approvals) {
        slots = _slots[round];
        approvals = new uint256[](slots.length);
        for (uint256 i = 0; i < slots.length; ++i) {
            approvals[i] = _entries[round][slots[i]].approvals;
        }
    }

    /// @inheritdoc IRounds
    function hasApproved(bytes32 round, uint256 slot, address voter) external view returns (bool) {
        uint8 place = _entries[round][slot].place;
        return place != 0 && _approved[round][voter] & _bit(place) != 0;
    }

    /// @inheritdoc IRounds
    function approvalDigest(bytes32 round, uint256[] calldata slots, uint64 deadline) public view returns (bytes32) {
        bytes32 hash = keccak256(abi.encodePacked(slots));
        return _hashTypedDataV4(keccak256(abi.encode(APPROVAL_TYPEHASH, _rounds[round].room, round, hash, deadline)));
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _record(uint256 room, RoundTerms calldata terms) private view returns (Record memory record) {
        record.room = room;
        record.programme = rooms.roomOf(room).programme;
        if (record.programme == address(0) || IProgramme(record.programme).rounds() != address(this)) {
            revert RoundsProgrammeUnusable(room, record.programme);
        }
        _within("enterSeconds", terms.enterSeconds, MIN_WINDOW_SECONDS, MAX_WINDOW_SECONDS);
        _within("approveSeconds", terms.approveSeconds, MIN_WINDOW_SECONDS, MAX_WINDOW_SECONDS);
        record.entersUntil = uint64(block.timestamp) + terms.enterSeconds;
        record.approvesUntil = record.entersUntil + terms.approveSeconds;
        _within("from", terms.from, record.approvesUntil, type(uint64).max - 1);
        _within("to", terms.to, terms.from + 1, type(uint64).max);
        _within("maxPerProposer", terms.maxPerProposer, 1, MAX_ENTRIES);
        _within("thresholdBps", terms.thresholdBps, 0, ALL_BPS);
        (record.from, record.to, record.maxPerProposer) = (terms.from, terms.to, terms.maxPerProposer);
        _fixElectorate(record, terms);
    }

    function _fixElectorate(Record memory record, RoundTerms calldata terms) private view {
        address electorate = terms.electorate;
        if (electorate.code.length == 0) revert RoundsElectorateFailed(electorate);
        (uint256 clock,) = ElectorateClock.clockOf(electorate);
        _within("snapshotLag", terms.snapshotLag, ElectorateClock.minLagOf(electorate), clock);
        record.electorate = electorate;
        record.snapshot = uint64(clock - terms.snapshotLag);
        (bool ok, uint256 supply) = ElectorateClock.pastSupply(electorate, record.snapshot);
        if (!ok) revert RoundsElectorateFailed(electorate);
        if (supply == 0 || supply > type(uint128).max) revert RoundsEmptyElectorate(electorate, record.snapshot);
        record.supply = uint128(supply);
        // Rounded up: a share of a vote is not enough where a vote is asked for.
        uint256 threshold = Math.ceilDiv(supply * terms.thresholdBps, ALL_BPS);
        record.threshold = uint128(Math.max(threshold, 1));
    }

    /// @return refusal the selector of the error that keeps these approvals out; zero for none.
    /// @return weight votes of the voter at the snapshot.
    /// @return places bits of the slots' places.
    function _weigh(bytes32 round, address voter, uint256[] calldata slots)
        private
        view
        returns (bytes4 refusal, uint256 weight, uint64 places)
    {
        RoundStatus status = statusAt(round, uint64(block.timestamp));
        if (status == RoundStatus.NONE) return (RoundsUnknownRound.selector, 0, 0);
        if (status != RoundStatus.APPROVING) return (RoundsWrongStatus.selector, 0, 0);
        if (slots.length > MAX_ENTRIES) return (RoundsTooLong.selector, 0, 0);
        Record storage record = _rounds[round];
        bool ok;
        (ok, weight) = ElectorateClock.pastVotes(record.electorate, voter, record.snapshot);
        if (!ok) return (RoundsElectorateFailed.selector, 0, 0);
        if (weight == 0) return (RoundsNoVotes.selector, 0, 0);
        uint64 before = _approved[round][voter];
        for (uint256 i = 0; i < slots.length; ++i) {
            Entry memory entry = _entries[round][slots[i]];
            if (entry.place == 0) return (RoundsUnknownEntry.selector, 0, 0);
            uint64 bit = _bit(entry.place);
            if ((before | places) & bit != 0) return (RoundsAlreadyApproved.selector, 0, 0);
            if (weight > record.supply - entry.approvals) return (RoundsExceedSupply.selector, 0, 0);
            places |= bit;
        }
    }

    function _checkSignature(SignedApproval calldata given) private view returns (bytes4 refusal) {
        if (block.timestamp > given.deadline) return RoundsExpiredSignature.selector;
        bytes32 digest = approvalDigest(given.round, given.slots, given.deadline);
        bool valid = VoteSignature.isValid(given.voter, digest, given.signature);
        return valid ? bytes4(0) : RoundsInvalidSignature.selector;
    }

    function _count(
        bytes32 round,
        address voter,
        uint256[] calldata slots,
        uint256 weight,
        uint64 places,
        bool bySignature
    ) private {
        _approved[round][voter] |= places;
        for (uint256 i = 0; i < slots.length; ++i) {
            _entries[round][slots[i]].approvals += uint128(weight);
            emit EntryApproved(round, slots[i], voter, weight, bySignature);
        }
    }

    function _settleEntry(bytes32 round, Record storage record, uint256 slot) private {
        uint256 approvals = _entries[round][slot].approvals;
        bytes4 refusal = approvals < record.threshold
            ? RoundsBelowThreshold.selector
            : IProgramme(record.programme).book(record.room, slot, round);
        if (refusal != 0) {
            emit EntryLeftOut(round, slot, approvals, refusal);
            return;
        }
        ++record.booked;
        emit EntryBooked(round, slot, approvals);
    }

    function _existing(bytes32 round) private view returns (Record storage record) {
        record = _rounds[round];
        if (record.programme == address(0)) revert RoundsUnknownRound(round);
    }

    function _inStatus(bytes32 round, RoundStatus wanted) private view returns (Record storage record) {
        record = _existing(round);
        RoundStatus status = statusAt(round, uint64(block.timestamp));
        if (status != wanted) revert RoundsWrongStatus(round, status);
    }

    function _authorize(uint256 room) private view returns (bytes32 cause) {
        bool allowed;
        (allowed, cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed) revert RoundsUnauthorized(room, msg.sender);
    }

    function _bit(uint8 place) private pure returns (uint64) {
        return uint64(1) << (place - 1);
    }

    function _within(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private pure {
        if (given < floor || given > ceiling) revert RoundsOutOfRange(what, given, floor, ceiling);
    }

    function _raise(bytes4 refusal, bytes32 round, address voter, uint256[] calldata slots) private view {
        if (refusal == RoundsUnknownRound.selector) revert RoundsUnknownRound(round);
        if (refusal == RoundsWrongStatus.selector) {
            revert RoundsWrongStatus(round, statusAt(round, uint64(block.timestamp)));
        }
        if (refusal == RoundsTooLong.selector) revert RoundsTooLong(slots.length, MAX_ENTRIES);
        if (refusal == RoundsElectorateFailed.selector) revert RoundsElectorateFailed(_rounds[round].electorate);
        if (refusal == RoundsNoVotes.selector) revert RoundsNoVotes(round, voter);
        if (refusal == RoundsAlreadyApproved.selector) revert RoundsAlreadyApproved(round, voter);
        if (refusal == RoundsExceedSupply.selector) revert RoundsExceedSupply(round);
        for (uint256 i = 0; i < slots.length; ++i) {
            if (_entries[round][slots[i]].place == 0) revert RoundsUnknownEntry(round, slots[i]);
        }
    }
}
