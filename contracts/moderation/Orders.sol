// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {IOrders, Order, OrderStatus, SignedOrder} from "./IOrders.sol";
import {Moderators} from "./Moderators.sol";
import {PackedTimes} from "./PackedTimes.sol";
import {WeekBudget} from "./WeekBudget.sol";

/// @title Orders: what moderators signed, on record.
/// @dev
/// ```
///  recordOrders ──► RECORDED ──ratify──► RATIFIED
///                      │ └──overturn──► OVERTURNED (a strike)
///                  withdrawOrder            ▲
///                      └──► WITHDRAWN ──────┘
/// ```
abstract contract Orders is Moderators {
    using PackedTimes for uint256[2];

    /// @notice The type a moderator signs.
    bytes32 public constant ORDER_TYPEHASH = keccak256(
        "Order(uint256 room,address subject,uint32 denies,bytes32 reasonHash,uint64 issuedAt,uint64 expiresAt,uint64 moderatorEpoch,uint256 nonce)"
    );
    /// @notice The most that orders may deny one account in any seven days. See WeekBudget.
    uint256 public constant MAX_WEEK_SECONDS = 24 hours;

    // ── Recording ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IOrders
    function recordOrders(SignedOrder[] calldata orders) external returns (uint256 recorded) {
        _checkBatch(orders.length);
        for (uint256 i = 0; i < orders.length; ++i) {
            SignedOrder calldata signed = orders[i];
            bytes32 digest = orderDigest(signed.order);
            bytes32 id = keccak256(abi.encode(digest, signed.moderator));
            (bytes4 refusal, uint32 denies) = _weighOrder(signed, id, digest);
            if (refusal != 0) {
                emit OrderSkipped(id, signed.moderator, refusal);
                continue;
            }
            _recordOrder(signed, id, denies);
            ++recorded;
        }
    }

    /// @inheritdoc IOrders
    function orderDigest(Order calldata order) public view returns (bytes32) {
        // All its fields are words of their own, as in EIP-712's encodeData.
        return _hashTypedDataV4(keccak256(abi.encode(ORDER_TYPEHASH, order)));
    }

    // ── What becomes of them ────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IOrders
    function withdrawOrder(uint256 room, bytes32 order) external {
        Entry storage entry = _orderIn(room, order);
        if (entry.by != msg.sender) revert ModerationUnauthorized(room, msg.sender);
        if (entry.status != OrderStatus.RECORDED) revert OrdersWrongStatus(order, entry.status);
        entry.status = OrderStatus.WITHDRAWN;
        _endAt(room, entry, uint64(block.timestamp));
        emit OrderWithdrawn(order, room, entry.subject);
    }

    /// @inheritdoc IOrders
    function ratify(uint256 room, bytes32 order) external {
        Entry storage entry = _orderIn(room, order);
        bytes32 cause = _authorizeJudge(room, entry);
        if (entry.status != OrderStatus.RECORDED) revert OrdersWrongStatus(order, entry.status);
        _checkOpen(order, entry);
        entry.status = OrderStatus.RATIFIED;
        _uncount(room, entry.subject, entry.since, entry.until - entry.since);
        emit OrderRatified(order, room, cause, msg.sender);
    }

    /// @inheritdoc IOrders
    function overturn(uint256 room, bytes32 order, bytes32 reasonHash) external {
        Entry storage entry = _orderIn(room, order);
        bytes32 cause = _authorizeJudge(room, entry);
        if (entry.status != OrderStatus.RECORDED && entry.status != OrderStatus.WITHDRAWN) {
            revert OrdersWrongStatus(order, entry.status);
        }
        _checkOpen(order, entry);
        entry.status = OrderStatus.OVERTURNED;
        _endAt(room, entry, uint64(block.timestamp));
        emit OrderOverturned(order, room, cause, msg.sender, reasonHash);
        uint64 until = _strike(room, entry.by);
        if (until == 0) return;
        emit SanctionImposed(room, entry.by, Capabilities.MODERATE, until, address(this), cause, reasonHash);
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IOrders
    function orderOf(uint256 room, bytes32 order)
        external
        view
        returns (
            OrderStatus status,
            address subject,
            address moderator,
            uint32 denies,
            uint64 issuedAt,
            uint64 expiresAt
        )
    {
        Entry memory entry = _entries[room][order];
        if (entry.kind != ORDER) return (OrderStatus.NONE, address(0), address(0), 0, 0, 0);
        return (entry.status, entry.subject, entry.by, entry.bits, entry.since, entry.until);
    }

    /// @inheritdoc IOrders
    function weekLeft(uint256 room, address subject, uint64 at) external view returns (uint256) {
        return MAX_WEEK_SECONDS - WeekBudget.used(_dockets[room][subject].week, at);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @return refusal the selector of the error that keeps this order off the record; zero for none.
    /// @return denies what of it takes effect.
    function _weighOrder(SignedOrder calldata signed, bytes32 id, bytes32 digest)
        private
        returns (bytes4 refusal, uint32 denies)
    {
        Order calldata order = signed.order;
        if (_entries[order.room][id].since != 0) return (ModerationAlreadyRecorded.selector, 0);
        (address moderation, address governor,) = rooms.moderationOf(order.room);
        if (moderation != address(this)) return (ModerationNotOfRoom.selector, 0);
        if (order.subject == governor) return (OrdersProtectedSubject.selector, 0);
        if (order.denies == 0 || order.denies & ~(Capabilities.ALL & ~Capabilities.MODERATE) != 0) {
            return (ModerationInvalidCapabilities.selector, 0);
        }
        refusal = _checkTimes(order.room, signed.moderator, order.issuedAt, order.expiresAt, order.moderatorEpoch);
        if (refusal == 0) (refusal, denies) = _weighAgainst(order);
        if (refusal == 0) refusal = _checkSigner(order.room, signed.moderator, digest, signed.signature);
    }

    /// @dev Against what there is for and against the subject.
    function _weighAgainst(Order calldata order) private returns (bytes4 refusal, uint32 denies) {
        Docket storage docket = _dockets[order.room][order.subject];
        uint256[2] memory liftedAt = docket.liftedAt;
        // Given back when it was issued, or later.
        (uint32 lifted,) = liftedAt.laterThan(order.issuedAt - 1);
        denies = order.denies & ~lifted;
        if (denies == 0) return (OrdersLifted.selector, 0);
        uint256 used = WeekBudget.used(docket.week, order.issuedAt);
        if (used + order.expiresAt - order.issuedAt > MAX_WEEK_SECONDS) return (OrdersWeekSpent.selector, 0);
        if (!_hasPlace(order.room, order.subject, ORDER)) return (ModerationTooMany.selector, 0);
    }

    function _recordOrder(SignedOrder calldata signed, bytes32 id, uint32 denies) private {
        Order calldata order = signed.order;
        Docket storage docket = _dockets[order.room][order.subject];
        docket.week = WeekBudget.add(docket.week, order.issuedAt, order.expiresAt - order.issuedAt);
        _add(
            order.room,
            id,
            Entry({
                subject: order.subject,
                bits: denies,
                since: order.issuedAt,
                by: signed.moderator,
                until: order.expiresAt,
                kind: ORDER,
                status: OrderStatus.RECORDED,
                appealed: false
            })
        );
        emit OrderRecorded(
            id, order.room, order.subject, signed.moderator, denies, order.issuedAt, order.expiresAt, order.reasonHash
        );
    }

    function _orderIn(uint256 room, bytes32 id) private view returns (Entry storage entry) {
        entry = _caseIn(room, id);
        if (entry.kind != ORDER) revert ModerationUnknown(room, id);
    }
}
