// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {Floor, IFloors, SignedFloor} from "./IFloors.sol";
import {OrderStatus} from "./IOrders.sol";
import {Moderators} from "./Moderators.sol";

/// @title Floors: capabilities a moderator hands on for a while.
/// @dev What the room made delegable is checked here, and again by the room whenever it is asked; so is that the moderator moderates. MODERATE is never handed
/// on: floors would beget floors.
abstract contract Floors is Moderators {
    /// @notice The type a moderator signs.
    bytes32 public constant FLOOR_TYPEHASH = keccak256(
        "Floor(uint256 room,address subject,uint32 grants,uint64 issuedAt,uint64 expiresAt,uint64 moderatorEpoch,uint256 nonce)"
    );

    /// @inheritdoc IFloors
    function recordFloors(SignedFloor[] calldata floors) external returns (uint256 recorded) {
        _checkBatch(floors.length);
        for (uint256 i = 0; i < floors.length; ++i) {
            SignedFloor calldata signed = floors[i];
            bytes32 digest = floorDigest(signed.floor);
            bytes32 id = keccak256(abi.encode(digest, signed.moderator));
            bytes4 refusal = _weighFloor(signed, id, digest);
            if (refusal != 0) {
                emit FloorSkipped(id, signed.moderator, refusal);
                continue;
            }
            _recordFloor(signed.floor, id, signed.moderator);
            ++recorded;
        }
    }

    /// @inheritdoc IFloors
    function withdrawFloor(uint256 room, bytes32 floor) external {
        Entry storage entry = _entries[room][floor];
        if (entry.kind != FLOOR || entry.until <= block.timestamp) revert ModerationUnknown(room, floor);
        if (msg.sender != entry.by && msg.sender != entry.subject) revert ModerationUnauthorized(room, msg.sender);
        _endAt(room, entry, uint64(block.timestamp));
        emit FloorWithdrawn(floor, room, entry.subject, msg.sender);
    }

    /// @inheritdoc IFloors
    function floorDigest(Floor calldata floor) public view returns (bytes32) {
        // All its fields are words of their own, as in EIP-712's encodeData.
        return _hashTypedDataV4(keccak256(abi.encode(FLOOR_TYPEHASH, floor)));
    }

    /// @return refusal the selector of the error that keeps this floor off the record; zero for none.
    function _weighFloor(SignedFloor calldata signed, bytes32 id, bytes32 digest) private returns (bytes4 refusal) {
        Floor calldata floor = signed.floor;
        if (_entries[floor.room][id].since != 0) return ModerationAlreadyRecorded.selector;
        (address moderation,, uint32 delegable) = rooms.moderationOf(floor.room);
        if (moderation != address(this)) return ModerationNotOfRoom.selector;
        if (floor.grants == 0 || floor.grants & ~(delegable & ~Capabilities.MODERATE) != 0) {
            return ModerationInvalidCapabilities.selector;
        }
        refusal = _checkTimes(floor.room, signed.moderator, floor.issuedAt, floor.expiresAt, floor.moderatorEpoch);
        if (refusal == 0 && !_hasPlace(floor.room, floor.subject, FLOOR)) return ModerationTooMany.selector;
        if (refusal == 0) refusal = _checkSigner(floor.room, signed.moderator, digest, signed.signature);
    }

    function _recordFloor(Floor calldata floor, bytes32 id, address moderator) private {
        _add(
            floor.room,
            id,
            Entry({
                subject: floor.subject,
                bits: floor.grants,
                since: floor.issuedAt,
                by: moderator,
                until: floor.expiresAt,
                kind: FLOOR,
                status: OrderStatus.NONE,
                appealed: false
            })
        );
        emit FloorRecorded(id, floor.room, floor.subject, moderator, floor.grants, floor.expiresAt);
    }
}
