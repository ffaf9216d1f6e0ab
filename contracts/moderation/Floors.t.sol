// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms, Reason, RoomConfig} from "../rooms/IRooms.sol";
import {Moderating} from "../test/Moderating.sol";
import {Floor, IFloors, SignedFloor} from "./IFloors.sol";
import {IModerators} from "./IModerators.sol";

contract FloorsTest is Moderating {
    uint32 private constant MICROPHONE = Capabilities.MICROPHONE;

    function test_aGuestHasTheFloorForAWhile() public {
        uint64 until = uint64(block.timestamp) + 60;
        SignedFloor memory s = signed(1, floorFor(STRANGER, MICROPHONE, 60));
        bytes32 id = idOf(s);
        vm.expectEmit();
        emit IFloors.FloorRecorded(id, room, STRANGER, member(1), MICROPHONE, until);
        equal(sanctions.recordFloors(batch(s)), 1, "recorded");
        (uint32 may, uint64 validUntil) = capabilitiesOf(STRANGER, until - 1);
        check(may == MICROPHONE && validUntil == until, "has the floor");
        (Reason reason, address by, uint64 ends) = rooms.explain(room, STRANGER, MICROPHONE, until - 1);
        check(reason == Reason.FLOOR && by == address(sanctions) && ends == until, "why");
        (reason,,) = rooms.explain(room, member(8), MICROPHONE, until - 1);
        check(reason == Reason.GRANTED, "who needs no floor");
        (may,) = capabilitiesOf(STRANGER, until);
        equal(may, 0, "the floor outlived its end");
        (reason,,) = rooms.explain(room, STRANGER, MICROPHONE, until);
        check(reason == Reason.GATE_SAYS_NO, "why not");
    }

    function test_sanctionsAndOrdersWin() public {
        floored(1, STRANGER, SPEAKING, 60);
        ordered(1, STRANGER, MICROPHONE, 30);
        equal(capabilitiesOf(STRANGER), SPEAKING & ~MICROPHONE, "an order");
        impose(STRANGER, Capabilities.CAMERA, 30);
        equal(capabilitiesOf(STRANGER), Capabilities.SCREEN, "a sanction");
        (Reason reason,,) = rooms.explain(room, STRANGER, MICROPHONE, uint64(block.timestamp));
        check(reason == Reason.ORDERED, "why");
    }

    function test_onlyWhatTheRoomHandsOnAndAsLongAsItDoes() public {
        uint32[3] memory grants = [uint32(0), Capabilities.JOIN, Capabilities.MODERATE];
        for (uint256 i = 0; i < 3; ++i) {
            skips(signed(1, floorFor(STRANGER, grants[i], 60)), IModerators.ModerationInvalidCapabilities.selector);
        }
        floored(1, STRANGER, SPEAKING, 3 hours);
        _change(IRooms.setDelegable.selector, abi.encode(Capabilities.CAMERA));
        equal(capabilitiesOf(STRANGER), Capabilities.CAMERA, "the room took the rest back");
        (Reason reason,,) = rooms.explain(room, STRANGER, MICROPHONE, uint64(block.timestamp));
        check(reason == Reason.GATE_SAYS_NO, "why");
    }

    /// @dev Else a floor would beget floors.
    function test_moderateIsNeverHandedOn() public {
        RoomConfig memory config = townhall();
        config.delegable = Capabilities.ALL;
        room = rooms.createRoom(config);
        skips(
            signed(1, floorFor(STRANGER, Capabilities.MODERATE, 60)), IModerators.ModerationInvalidCapabilities.selector
        );
        floored(1, STRANGER, Capabilities.ALL & ~Capabilities.MODERATE, 60);
        equal(capabilitiesOf(STRANGER), Capabilities.ALL & ~Capabilities.MODERATE, "all but MODERATE");
    }

    function test_whatKeepsAFloorOffTheRecord() public {
        skips(signed(4, floorFor(STRANGER, MICROPHONE, 60)), IModerators.ModerationNotModerator.selector);
        skips(signed(1, floorFor(STRANGER, MICROPHONE, 24 hours + 1)), IModerators.ModerationInvalidTimes.selector);
        SignedFloor memory s = signed(1, floorFor(STRANGER, MICROPHONE, 60));
        s.moderator = member(2);
        skips(s, IModerators.ModerationInvalidSignature.selector);
        Floor memory floor = floorFor(STRANGER, MICROPHONE, 60);
        floor.room = 7;
        skips(signed(1, floor), IModerators.ModerationNotOfRoom.selector);
        floor.room = room;
        floor.moderatorEpoch = 1;
        skips(signed(1, floor), IModerators.ModerationWrongEpoch.selector);
        s = signed(1, floorFor(STRANGER, MICROPHONE, 900));
        equal(sanctions.recordFloors(batch(s)), 1, "recorded");
        skips(s, IModerators.ModerationAlreadyRecorded.selector);
        for (uint256 i = 0; i < 3; ++i) {
            floored(1, STRANGER, MICROPHONE, 900);
        }
        skips(signed(1, floorFor(STRANGER, MICROPHONE, 60)), IModerators.ModerationTooMany.selector);
        s = signed(1, floorFor(member(8), MICROPHONE, 900));
        vm.warp(block.timestamp + 601);
        skips(s, IModerators.ModerationStale.selector);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationBatchTooLong.selector, 33, 32));
        sanctions.recordFloors(new SignedFloor[](33));
    }

    function test_aFloorMayBeGivenBackAndTakenBack() public {
        bytes32 id = floored(1, STRANGER, MICROPHONE, 60);
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, member(2)));
        sanctions.withdrawFloor(room, id);
        vm.prank(STRANGER);
        sanctions.withdrawFloor(room, id);
        equal(capabilitiesOf(STRANGER), 0, "given back");
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnknown.selector, room, id));
        sanctions.withdrawFloor(room, id);
        id = floored(1, STRANGER, MICROPHONE, 60);
        vm.prank(member(1));
        sanctions.withdrawFloor(room, id);
        equal(capabilitiesOf(STRANGER), 0, "taken back");
    }

    function test_aFloorHoldsOnlyWhileItsModeratorModerates() public {
        floored(1, STRANGER, MICROPHONE, 200);
        impose(member(1), Capabilities.MODERATE, 60);
        (uint32 may, uint64 until) = capabilitiesOf(STRANGER, uint64(block.timestamp));
        check(may == 0 && until == block.timestamp + 60, "a floor of somebody who is sanctioned");
        (Reason reason,,) = rooms.explain(room, STRANGER, MICROPHONE, uint64(block.timestamp));
        check(reason == Reason.GATE_SAYS_NO, "why");
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "who needs no floor");
        (may, until) = capabilitiesOf(STRANGER, until);
        check(may == MICROPHONE && until == block.timestamp + 200, "once they moderate again");
        vm.startPrank(GOVERNOR);
        enroll(member(1), uint64(block.timestamp) + 100);
        vm.stopPrank();
        (may, until) = capabilitiesOf(STRANGER, uint64(block.timestamp) + 99);
        check(may == MICROPHONE && until == block.timestamp + 100, "till the moderator's own time is up");
        (may,) = capabilitiesOf(STRANGER, until);
        equal(may, 0, "a floor outlived its moderator");
    }

    function test_oneFloorIsAsGoodAsAnother() public {
        floored(1, STRANGER, MICROPHONE, 100);
        floored(2, STRANGER, MICROPHONE | Capabilities.CAMERA, 50);
        impose(member(1), Capabilities.MODERATE, 60);
        (uint32 may, uint64 until) = capabilitiesOf(STRANGER, uint64(block.timestamp));
        check(may == MICROPHONE | Capabilities.CAMERA && until == block.timestamp + 50, "the other moderator's");
        (may,) = capabilitiesOf(STRANGER, until);
        equal(may, 0, "between the two");
        (may,) = capabilitiesOf(STRANGER, until + 10);
        equal(may, MICROPHONE, "the first one's again");
    }

    /// @dev Whatever runs for an account, it is read with the gas Rooms gives.
    function test_readingIsBounded() public {
        for (uint256 i = 0; i < 4; ++i) {
            floored(1, STRANGER, SPEAKING, 60);
        }
        uint256 before = gasleft();
        sanctions.floorsOf(room, STRANGER, uint64(block.timestamp));
        check(before - gasleft() < rooms.MODERATION_GAS() / 2, "reading costs too much");
    }

    function test_aClosedRoomHasNoFloors() public {
        floored(1, STRANGER, MICROPHONE, 60);
        vm.prank(GOVERNOR);
        rooms.close(room);
        equal(capabilitiesOf(STRANGER), 0, "in a closed room");
    }

    function _change(bytes4 selector, bytes memory args) private {
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, selector, args);
        vm.warp(block.timestamp + 1 hours);
        rooms.applyChange(room, selector, args);
        vm.stopPrank();
    }
}
