// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Floor, IFloors, SignedFloor} from "../moderation/IFloors.sol";
import {IOrders, Order, SignedOrder} from "../moderation/IOrders.sol";
import {Commons} from "./Commons.sol";

/// @title A community whose stewards (keys 1 to 3) sign orders and floors, and whose members decide about them.
abstract contract Moderating is Commons {
    uint8 internal constant FOR = 1;

    uint256 private _nonce;

    // ── Orders ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev An order issued now.
    function orderOn(address subject, uint32 denies, uint64 forSeconds) internal returns (Order memory) {
        uint64 now_ = uint64(block.timestamp);
        return Order(room, subject, denies, keccak256("reasons"), now_, now_ + forSeconds, 0, ++_nonce);
    }

    function signed(uint256 key, Order memory order) internal view returns (SignedOrder memory) {
        return SignedOrder(order, member(key), signature(key, sanctions.orderDigest(order)));
    }

    function idOf(SignedOrder memory s) internal view returns (bytes32) {
        return keccak256(abi.encode(sanctions.orderDigest(s.order), s.moderator));
    }

    /// @dev Steward `key` orders and it is put on record.
    function ordered(uint256 key, address subject, uint32 denies, uint64 forSeconds) internal returns (bytes32 id) {
        return record(signed(key, orderOn(subject, denies, forSeconds)));
    }

    function record(SignedOrder memory s) internal returns (bytes32 id) {
        id = idOf(s);
        equal(sanctions.recordOrders(batch(s)), 1, "not recorded");
    }

    function skips(SignedOrder memory s, bytes4 reason) internal {
        bytes32 id = idOf(s);
        vm.expectEmit();
        emit IOrders.OrderSkipped(id, s.moderator, reason);
        equal(sanctions.recordOrders(batch(s)), 0, "recorded what it should not have");
    }

    function batch(SignedOrder memory s) internal pure returns (SignedOrder[] memory list) {
        list = new SignedOrder[](1);
        list[0] = s;
    }

    // ── Floors ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A floor issued now.
    function floorFor(address subject, uint32 grants, uint64 forSeconds) internal returns (Floor memory) {
        uint64 now_ = uint64(block.timestamp);
        return Floor(room, subject, grants, now_, now_ + forSeconds, 0, ++_nonce);
    }

    function signed(uint256 key, Floor memory floor) internal view returns (SignedFloor memory) {
        return SignedFloor(floor, member(key), signature(key, sanctions.floorDigest(floor)));
    }

    function idOf(SignedFloor memory s) internal view returns (bytes32) {
        return keccak256(abi.encode(sanctions.floorDigest(s.floor), s.moderator));
    }

    /// @dev Steward `key` gives the floor and it is put on record.
    function floored(uint256 key, address subject, uint32 grants, uint64 forSeconds) internal returns (bytes32 id) {
        SignedFloor memory s = signed(key, floorFor(subject, grants, forSeconds));
        id = idOf(s);
        equal(sanctions.recordFloors(batch(s)), 1, "not recorded");
    }

    function skips(SignedFloor memory s, bytes4 reason) internal {
        bytes32 id = idOf(s);
        vm.expectEmit();
        emit IFloors.FloorSkipped(id, s.moderator, reason);
        equal(sanctions.recordFloors(batch(s)), 0, "recorded what it should not have");
    }

    function batch(SignedFloor memory s) internal pure returns (SignedFloor[] memory list) {
        list = new SignedFloor[](1);
        list[0] = s;
    }

    // ── Decisions ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Member 4 opens a ballot on a call of the moderation.
    function openOn(bytes memory callData) internal returns (bytes32 ballot) {
        vm.prank(member(4));
        return ballots.open(room, address(sanctions), bytes4(callData), argsOf(callData), "");
    }

    /// @dev Everybody who may is for it.
    function decide(bytes memory callData) internal {
        bytes32 ballot = openOn(callData);
        for (uint256 key = 1; key <= MEMBERS; ++key) {
            if (ballots.isParty(ballot, member(key))) continue;
            vm.prank(member(key));
            ballots.castVote(ballot, FOR);
        }
        ballots.settle(ballot, callData);
    }

    function overturn(bytes32 id) internal {
        decide(abi.encodeCall(IOrders.overturn, (room, id, keccak256("why"))));
    }

    /// @dev What follows selector and room.
    function argsOf(bytes memory callData) internal pure returns (bytes memory args) {
        args = new bytes(callData.length - 36);
        for (uint256 i = 0; i < args.length; ++i) {
            args[i] = callData[i + 36];
        }
    }

    function signature(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }
}
