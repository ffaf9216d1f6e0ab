// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";

/// @title What must come of sanctions, orders, floors and appeals, kept in the plainest way: a list of all there ever was, gone through for every question.
contract Ledger {
    struct Entry {
        uint8 kind;
        address subject;
        address by;
        uint32 bits;
        uint64 since;
        uint64 until;
        bool ratified;
        bool appealed;
    }

    error AppealedTwice(bytes32 id);

    uint8 public constant SANCTION = 0;
    uint8 public constant ORDER = 1;
    uint8 public constant FLOOR = 2;

    uint256 private immutable _strikesToRevoke;
    uint256 private immutable _window;
    uint64 private immutable _revoked;

    uint32 public delegable;
    mapping(address account => bool) public isSteward;
    mapping(address account => uint64) public epochOf;

    mapping(address account => uint64) private _struckUntil;
    mapping(address account => uint256[]) private _strikes;
    mapping(address account => uint64[12]) private _liftedAt;
    mapping(bytes32 id => Entry) private _entries;
    bytes32[][3] private _ids;

    constructor(uint256 strikesToRevoke, uint256 window, uint64 revoked, uint32 delegable_) {
        (_strikesToRevoke, _window, _revoked, delegable) = (strikesToRevoke, window, revoked, delegable_);
    }

    // ── What happened ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    function setSteward(address account, bool steward) external {
        isSteward[account] = steward;
    }

    function setDelegable(uint32 delegable_) external {
        delegable = delegable_;
    }

    function bump(address moderator) public {
        ++epochOf[moderator];
    }

    function enter(bytes32 id, uint8 kind, address subject, address by, uint32 bits, uint64 since, uint64 until)
        external
    {
        _entries[id] = Entry(kind, subject, by, bits, since, until, false, false);
        _ids[kind].push(id);
    }

    function end(bytes32 id, uint64 at) public {
        if (_entries[id].until > at) _entries[id].until = at;
    }

    function ratify(bytes32 id) external {
        _entries[id].ratified = true;
    }

    function appeal(bytes32 id, uint8 outcome, uint64 forSeconds) external {
        Entry storage e = _entries[id];
        if (e.appealed) revert AppealedTwice(id);
        e.appealed = true;
        uint64 now_ = uint64(block.timestamp);
        if (outcome == 1) end(id, e.since + forSeconds > now_ ? e.since + forSeconds : now_);
        if (outcome == 2) end(id, now_);
    }

    function lift(address account, uint32 bits) external {
        for (uint8 kind = SANCTION; kind <= ORDER; ++kind) {
            for (uint256 i = 0; i < _ids[kind].length; ++i) {
                Entry storage e = _entries[_ids[kind][i]];
                if (e.subject == account) e.bits &= ~bits;
            }
        }
        for (uint256 b = 0; b < 12; ++b) {
            if ((bits >> b) & 1 == 1) _liftedAt[account][b] = uint64(block.timestamp);
        }
        if (bits & Capabilities.MODERATE != 0) _struckUntil[account] = 0;
    }

    function strike(address moderator) external {
        _strikes[moderator].push(block.timestamp);
        if (strikesOf(moderator) < _strikesToRevoke) return;
        delete _strikes[moderator];
        uint64 until = uint64(block.timestamp) + _revoked;
        if (_struckUntil[moderator] < until) _struckUntil[moderator] = until;
        bump(moderator);
    }

    // ── What must be ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function capabilitiesAt(address account, uint32 gates, uint64 at) public view returns (uint32) {
        uint32 granted = 0;
        for (uint256 i = 0; i < _ids[FLOOR].length; ++i) {
            Entry storage e = _entries[_ids[FLOOR][i]];
            if (e.subject == account && e.until > at && _moderatesAt(e.by, at)) granted |= e.bits;
        }
        return (gates | granted & delegable & ~Capabilities.MODERATE) & ~_deniedAt(account, at);
    }

    function moderates(address account) external view returns (bool) {
        return _moderatesAt(account, uint64(block.timestamp));
    }

    /// @return those of `bits` that were not given back when or after the order was issued.
    function effective(address account, uint32 bits, uint64 issuedAt) external view returns (uint32) {
        for (uint256 b = 0; b < 12; ++b) {
            if (_liftedAt[account][b] >= issuedAt) bits &= ~uint32(1 << b);
        }
        return bits;
    }

    function running(uint8 kind, address account) external view returns (uint256 how) {
        for (uint256 i = 0; i < _ids[kind].length; ++i) {
            Entry storage e = _entries[_ids[kind][i]];
            if (e.subject == account && e.bits != 0 && e.until > block.timestamp) ++how;
        }
    }

    function strikesOf(address moderator) public view returns (uint256 how) {
        for (uint256 i = 0; i < _strikes[moderator].length; ++i) {
            if (_strikes[moderator][i] > block.timestamp - _window) ++how;
        }
    }

    /// @return most the seconds that orders nobody ratified took, or will take, in the fullest seven days.
    function fullestWeek(address account) external view returns (uint256 most) {
        bytes32[] storage ids = _ids[ORDER];
        for (uint256 i = 0; i < ids.length; ++i) {
            if (_entries[ids[i]].subject != account) continue;
            uint256 from = _within(account, _entries[ids[i]].since);
            uint256 to = _within(account, _entries[ids[i]].until - 7 days);
            if (from > most) most = from;
            if (to > most) most = to;
        }
    }

    function longestOrder() external view returns (uint256 most) {
        for (uint256 i = 0; i < _ids[ORDER].length; ++i) {
            Entry storage e = _entries[_ids[ORDER][i]];
            if (e.until - e.since > most) most = e.until - e.since;
        }
    }

    /// @return one of the last eight of a kind; zero when there is none.
    function pick(uint8 kind, uint256 seed) external view returns (bytes32) {
        uint256 length = _ids[kind].length;
        if (length == 0) return 0;
        return _ids[kind][length - 1 - seed % (length < 8 ? length : 8)];
    }

    /// @return one of a kind that runs; zero when none does.
    function pickRunning(uint8 kind, uint256 seed) external view returns (bytes32) {
        uint256 length = _ids[kind].length;
        for (uint256 i = 0; i < length; ++i) {
            bytes32 id = _ids[kind][(seed % length + i) % length];
            if (_entries[id].until > block.timestamp) return id;
        }
        return 0;
    }

    function entry(bytes32 id) external view returns (Entry memory) {
        return _entries[id];
    }

    function known(bytes32 id) external view returns (bool) {
        return _entries[id].since != 0;
    }

    function isRatified(bytes32 id) external view returns (bool) {
        return _entries[id].ratified;
    }

    function _moderatesAt(address account, uint64 at) private view returns (bool) {
        return isSteward[account] && _deniedAt(account, at) & Capabilities.MODERATE == 0;
    }

    function _deniedAt(address account, uint64 at) private view returns (uint32 denied) {
        denied = _bits(SANCTION, account, at) | _bits(ORDER, account, at);
        if (_struckUntil[account] > at) denied |= Capabilities.MODERATE;
    }

    function _bits(uint8 kind, address account, uint64 at) private view returns (uint32 bits) {
        for (uint256 i = 0; i < _ids[kind].length; ++i) {
            Entry storage e = _entries[_ids[kind][i]];
            if (e.subject == account && e.until > at) bits |= e.bits;
        }
    }

    function _within(address account, uint64 from) private view returns (uint256 sum) {
        for (uint256 i = 0; i < _ids[ORDER].length; ++i) {
            Entry storage e = _entries[_ids[ORDER][i]];
            if (e.subject != account || e.ratified) continue;
            uint64 begins = e.since > from ? e.since : from;
            uint64 ends = e.until < from + 7 days ? e.until : from + 7 days;
            if (ends > begins) sum += ends - begins;
        }
    }
}
