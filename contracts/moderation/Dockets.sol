// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {IModeration} from "./IModeration.sol";
import {OrderStatus} from "./IOrders.sol";
import {PackedTimes} from "./PackedTimes.sol";
import {WeekBudget} from "./WeekBudget.sol";

/// @title Dockets: what runs for and against an account in a room.
/// @dev Reading costs one storage word for an account about which there is nothing, seven at most, however much there was. The lists are read only when something
/// ends before its time, so that what else runs keeps its own end.
/// ```
///  _entries[room][id]          | subject 160 | bits 32 | since 64 |
///                              | by 160 | until 64 | kind 8 | status 8 | appealed 8 |      a sanction, an order or a floor
///  _dockets[room][account] ──► ends      | struck 64 | floors 64 | orders 64 | sanctions 64 |   when the last of each kind ends
///                              times     3 × PackedTimes: when each capability is free of sanctions, of orders, of floors
///                              liftedAt  PackedTimes: when each capability was last given back
///                              week      WeekBudget: the seconds of orders that count
///                              live      up to 8, 8 and 4 ids of entries that run (or ran when one was last added)
/// ```
abstract contract Dockets is IModeration {
    using PackedTimes for uint256[2];

    struct Entry {
        address subject;
        uint32 bits;
        uint64 since; // 0: there is none
        // one word
        address by;
        uint64 until;
        uint8 kind;
        OrderStatus status; // of orders
        bool appealed; // of orders and sanctions
    }

    struct Docket {
        uint64[4] ends;
        uint256[2][3] times;
        uint256[2] liftedAt;
        uint256 week;
        bytes32[][3] live;
    }

    uint8 internal constant SANCTION = 0;
    uint8 internal constant ORDER = 1;
    uint8 internal constant FLOOR = 2;
    /// The fourth of `ends`: how long overturned orders cost this account MODERATE.
    uint8 internal constant STRUCK = 3;
    uint8 private constant MODERATE_INDEX = 10;
    uint64 private constant FOREVER = type(uint64).max;
    /// As many sanctions, and as many orders, may run against an account in a room, so that ending one is cheap.
    uint256 private constant MAX_LIVE = 8;
    /// As many floors may run for one: whenever it is asked about, the room asks about their moderators too.
    uint256 private constant MAX_FLOORS = 4;

    /// @notice How long after its end a case can still be appealed, ratified or overturned.
    uint64 public constant CASE_OPEN_SECONDS = 30 days;

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;

    mapping(uint256 room => mapping(bytes32 id => Entry)) internal _entries;
    mapping(uint256 room => mapping(address account => Docket)) internal _dockets;

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IModeration
    function standingAt(uint256 room, address account, uint64 at)
        external
        view
        returns (uint32 denied, uint32 granted, uint64 validUntil)
    {
        Docket storage docket = _dockets[room][account];
        uint64[4] memory ends = docket.ends;
        validUntil = FOREVER;
        uint32 bits;
        uint64 first;
        for (uint256 kind = SANCTION; kind <= FLOOR; ++kind) {
            if (ends[kind] <= at) continue;
            uint256[2] memory times = docket.times[kind];
            (bits, first) = times.laterThan(at);
            if (kind == FLOOR) granted = bits;
            else denied |= bits;
            if (first < validUntil) validUntil = first;
        }
        if (ends[STRUCK] > at) {
            denied |= Capabilities.MODERATE;
            if (ends[STRUCK] < validUntil) validUntil = ends[STRUCK];
        }
    }

    /// @inheritdoc IModeration
    function untilsOf(uint256 room, address account, uint8 capabilityIndex)
        external
        view
        returns (uint64 sanctioned, uint64 ordered, uint64 granted)
    {
        if (capabilityIndex >= Capabilities.COUNT) return (0, 0, 0);
        Docket storage docket = _dockets[room][account];
        sanctioned = docket.times[SANCTION].get(capabilityIndex);
        ordered = docket.times[ORDER].get(capabilityIndex);
        granted = docket.times[FLOOR].get(capabilityIndex);
        if (capabilityIndex == MODERATE_INDEX && docket.ends[STRUCK] > sanctioned) sanctioned = docket.ends[STRUCK];
    }

    /// @inheritdoc IModeration
    function floorsOf(uint256 room, address account, uint64 at)
        external
        view
        returns (address[4] memory moderators, uint32[4] memory grants, uint64[4] memory until)
    {
        bytes32[] storage live = _dockets[room][account].live[FLOOR];
        uint256 found = 0;
        for (uint256 i = 0; i < live.length; ++i) {
            Entry storage entry = _entries[room][live[i]];
            if (entry.until <= at) continue;
            (moderators[found], grants[found], until[found]) = (entry.by, entry.bits, entry.until);
            ++found;
        }
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @return cause the ballot being executed; zero when the governor acts.
    function _authorize(uint256 room) internal view returns (bytes32 cause) {
        bool allowed;
        (allowed, cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed) revert ModerationUnauthorized(room, msg.sender);
    }

    /// @dev Nobody judges in their own case, an acting governor neither. A ballot leaves the parties out by itself.
    function _authorizeJudge(uint256 room, Entry storage entry) internal view returns (bytes32 cause) {
        cause = _authorize(room);
        if (msg.sender == entry.subject || msg.sender == entry.by) revert ModerationUnauthorized(room, msg.sender);
    }

    /// @return entry the order or sanction by this id.
    function _caseIn(uint256 room, bytes32 id) internal view returns (Entry storage entry) {
        entry = _entries[room][id];
        if (entry.since == 0 || entry.kind == FLOOR) revert ModerationUnknown(room, id);
    }

    function _checkOpen(bytes32 id, Entry storage entry) internal view {
        if (block.timestamp > entry.until + CASE_OPEN_SECONDS) revert AppealsCaseClosed(id);
    }

    /// @return whether one more of this kind may run for the account.
    function _hasPlace(uint256 room, address account, uint8 kind) internal returns (bool) {
        bytes32[] storage live = _dockets[room][account].live[kind];
        uint256 limit = kind == FLOOR ? MAX_FLOORS : MAX_LIVE;
        if (live.length < limit) return true;
        _rebuild(room, account, kind);
        return live.length < limit;
    }

    /// @dev The caller has made sure of its place. What is over already is put on record only.
    function _add(uint256 room, bytes32 id, Entry memory entry) internal {
        _entries[room][id] = entry;
        if (entry.until <= block.timestamp) return;
        Docket storage docket = _dockets[room][entry.subject];
        docket.live[entry.kind].push(id);
        uint256[2] memory times = docket.times[entry.kind];
        times.raise(entry.bits, entry.until);
        docket.times[entry.kind] = times;
        if (docket.ends[entry.kind] < entry.until) docket.ends[entry.kind] = entry.until;
    }

    /// @dev Ends an entry at `at` (now or later) if it would run longer, and gives back what an order then does not use of the week.
    function _endAt(uint256 room, Entry storage entry, uint64 at) internal {
        uint64 until = entry.until;
        if (until <= at) return;
        entry.until = at;
        (address subject, uint8 kind) = (entry.subject, entry.kind);
        if (kind == ORDER && entry.status != OrderStatus.RATIFIED) _uncount(room, subject, entry.since, until - at);
        _rebuild(room, subject, kind);
    }

    /// @dev Takes `bits` out of everything of this kind that runs against the account.
    function _strip(uint256 room, address account, uint8 kind, uint32 bits) internal {
        bytes32[] storage live = _dockets[room][account].live[kind];
        for (uint256 i = 0; i < live.length; ++i) {
            _entries[room][live[i]].bits &= ~bits;
        }
        _rebuild(room, account, kind);
    }

    function _uncount(uint256 room, address subject, uint64 issuedAt, uint256 amount) internal {
        Docket storage docket = _dockets[room][subject];
        docket.week = WeekBudget.sub(docket.week, issuedAt, amount);
    }

    /// @dev Works out anew what runs, and forgets what does no longer.
    function _rebuild(uint256 room, address account, uint8 kind) private {
        Docket storage docket = _dockets[room][account];
        bytes32[] storage live = docket.live[kind];
        uint256[2] memory times;
        uint64 end = 0;
        for (uint256 i = live.length; i > 0; --i) {
            Entry storage entry = _entries[room][live[i - 1]];
            (uint32 bits, uint64 until) = (entry.bits, entry.until);
            if (bits == 0 || until <= block.timestamp) {
                live[i - 1] = live[live.length - 1];
                live.pop();
                continue;
            }
            times.raise(bits, until);
            if (until > end) end = until;
        }
        docket.times[kind] = times;
        docket.ends[kind] = end;
    }
}
