// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {RoomAuthority} from "../rooms/RoomAuthority.sol";
import {ISanctions} from "./ISanctions.sol";
import {PackedTimes} from "./PackedTimes.sol";

/// @title Sanctions: capabilities taken from an account in a room until a time. They always expire.
/// @dev Reading costs two storage words however many sanctions there were.
/// ```
///  _records[room][account] ──► until[2]     an expiry per capability (PackedTimes)
///                              liftedAt[2]  when each was last given back (PackedTimes)
/// ```
/// NOTE: an account is sanctioned, not a person; see OpenGate.
contract Sanctions is ISanctions {
    using PackedTimes for uint256[2];

    struct Record {
        uint256[2] until;
        uint256[2] liftedAt;
    }

    /// @notice The longest a single sanction may run: a year. Longer ones are imposed again.
    uint32 public constant MAX_SANCTION_SECONDS = 365 days;

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;

    mapping(uint256 room => mapping(address account => Record)) private _records;

    constructor(IRooms rooms_) {
        rooms = rooms_;
    }

    /// @inheritdoc ISanctions
    function impose(uint256 room, address account, uint32 denies, uint32 forSeconds, bytes32 reasonHash) external {
        bytes32 cause = _authorize(room, denies);
        if (forSeconds == 0 || forSeconds > MAX_SANCTION_SECONDS) {
            revert SanctionsInvalidLength(forSeconds, MAX_SANCTION_SECONDS);
        }
        uint64 until = uint64(block.timestamp) + forSeconds;
        uint256[2] memory times = _records[room][account].until;
        for (uint256 i = 0; i < Capabilities.COUNT; ++i) {
            if ((denies >> i) & 1 == 1 && times.get(i) < until) times.set(i, until);
        }
        _records[room][account].until = times;
        emit SanctionImposed(room, account, denies, until, msg.sender, cause, reasonHash);
    }

    /// @inheritdoc ISanctions
    function lift(uint256 room, address account, uint32 restores, bytes32 reasonHash) external {
        bytes32 cause = _authorize(room, restores);
        uint64 liftedAt = uint64(block.timestamp);
        uint256[2] memory times = _records[room][account].until;
        uint256[2] memory lifts = _records[room][account].liftedAt;
        for (uint256 i = 0; i < Capabilities.COUNT; ++i) {
            if ((restores >> i) & 1 == 0) continue;
            if (times.get(i) > liftedAt) times.set(i, liftedAt);
            lifts.set(i, liftedAt);
        }
        _records[room][account].until = times;
        _records[room][account].liftedAt = lifts;
        emit SanctionLifted(room, account, restores, liftedAt, msg.sender, cause, reasonHash);
    }

    /// @inheritdoc ISanctions
    function deniedAt(uint256 room, address account, uint64 at)
        external
        view
        returns (uint32 denied, uint64 validUntil)
    {
        uint256[2] memory times = _records[room][account].until;
        validUntil = type(uint64).max;
        if (times[0] == 0 && times[1] == 0) return (0, validUntil);
        for (uint256 i = 0; i < Capabilities.COUNT; ++i) {
            uint64 until = times.get(i);
            if (until <= at) continue;
            denied |= uint32(1 << i);
            if (until < validUntil) validUntil = until;
        }
    }

    /// @inheritdoc ISanctions
    function untilOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64) {
        if (capabilityIndex >= Capabilities.COUNT) return 0;
        return _records[room][account].until.get(capabilityIndex);
    }

    /// @inheritdoc ISanctions
    function liftedAtOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64) {
        if (capabilityIndex >= Capabilities.COUNT) return 0;
        return _records[room][account].liftedAt.get(capabilityIndex);
    }

    function _authorize(uint256 room, uint32 capabilities) private view returns (bytes32 cause) {
        bool allowed;
        (allowed, cause) = RoomAuthority.callerOf(rooms, room);
        if (!allowed) revert SanctionsUnauthorized(room, msg.sender);
        if (capabilities == 0 || capabilities & ~Capabilities.ALL != 0) {
            revert SanctionsInvalidCapabilities(capabilities);
        }
    }
}
