// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {RoomConfig} from "../rooms/IRooms.sol";
import {Commons} from "../test/Commons.sol";
import {ISanctions} from "./ISanctions.sol";

contract SanctionsTest is Commons {
    /// @dev A room whose governor may act.
    uint256 private council;

    function setUp() public override {
        super.setUp();
        RoomConfig memory config = townhall();
        config.governorActs = true;
        council = rooms.createRoom(config);
    }

    function test_aLongerSanctionIsNotShortenedByAShorterOne() public {
        vm.startPrank(GOVERNOR);
        sanctions.impose(council, member(8), Capabilities.CHAT, 100, 0);
        sanctions.impose(council, member(8), Capabilities.CHAT | Capabilities.CAMERA, 10, 0);
        uint64 at = uint64(block.timestamp);
        equal(sanctions.untilOf(council, member(8), 4), at + 100, "CHAT");
        equal(sanctions.untilOf(council, member(8), 2), at + 10, "CAMERA");
        (uint32 denied, uint64 until) = sanctions.deniedAt(council, member(8), at);
        check(denied == Capabilities.CHAT | Capabilities.CAMERA && until == at + 10, "the first end");
        (denied, until) = sanctions.deniedAt(council, member(8), at + 10);
        check(denied == Capabilities.CHAT && until == at + 100, "the second end");
    }

    function test_liftingGivesBackAtOnceAndRemembersWhen() public {
        vm.startPrank(GOVERNOR);
        sanctions.impose(council, member(8), SPEAKING, 1_000, 0);
        vm.warp(block.timestamp + 5);
        sanctions.lift(council, member(8), Capabilities.MICROPHONE, 0);
        (uint32 denied,) = sanctions.deniedAt(council, member(8), uint64(block.timestamp));
        equal(denied, SPEAKING & ~Capabilities.MICROPHONE, "lifted too much or too little");
        equal(sanctions.liftedAtOf(council, member(8), 1), block.timestamp, "MICROPHONE");
        equal(sanctions.liftedAtOf(council, member(8), 2), 0, "CAMERA was not lifted");
        // Lifting is remembered even where nothing was imposed: it voids orders nobody recorded yet.
        sanctions.lift(council, member(7), Capabilities.CHAT, 0);
        equal(sanctions.liftedAtOf(council, member(7), 4), block.timestamp, "CHAT");
    }

    function testFuzz_everyCapabilityHasItsOwnTime(uint32[4] memory denies, uint32[4] memory lengths) public {
        uint64[12] memory expected;
        vm.startPrank(GOVERNOR);
        for (uint256 i = 0; i < 4; ++i) {
            uint32 bits = denies[i] & Capabilities.ALL;
            if (bits == 0) continue;
            uint32 length = uint32(bound(lengths[i], 1, 365 days));
            sanctions.impose(council, member(8), bits, length, 0);
            for (uint8 b = 0; b < 12; ++b) {
                uint64 until = uint64(block.timestamp) + length;
                if ((bits >> b) & 1 == 1 && expected[b] < until) expected[b] = until;
            }
        }
        for (uint8 b = 0; b < 12; ++b) {
            equal(sanctions.untilOf(council, member(8), b), expected[b], "a capability's end");
        }
    }

    function test_aSanctionStaysInItsRoom() public {
        vm.prank(GOVERNOR);
        sanctions.impose(council, member(8), SPEAKING, 60, 0);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a sanction reached another room");
    }

    function test_thereAreTwelveCapabilities() public view {
        equal(sanctions.untilOf(room, member(1), 12), 0, "until");
        equal(sanctions.liftedAtOf(room, member(1), 12), 0, "liftedAt");
    }

    function test_onlyTheEngineOrAnActingGovernor() public {
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsUnauthorized.selector, room, GOVERNOR));
        sanctions.impose(room, member(8), SPEAKING, 60, 0);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsUnauthorized.selector, council, STRANGER));
        sanctions.lift(council, member(8), SPEAKING, 0);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsUnauthorized.selector, 7, GOVERNOR));
        sanctions.impose(7, member(8), SPEAKING, 60, 0);
    }

    function test_whatItTakesIsBounded() public {
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsInvalidLength.selector, 0, 365 days));
        sanctions.impose(council, member(8), SPEAKING, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsInvalidLength.selector, 366 days, 365 days));
        sanctions.impose(council, member(8), SPEAKING, 366 days, 0);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsInvalidCapabilities.selector, uint32(0)));
        sanctions.impose(council, member(8), 0, 60, 0);
        vm.expectRevert(abi.encodeWithSelector(ISanctions.SanctionsInvalidCapabilities.selector, uint32(1 << 12)));
        sanctions.lift(council, member(8), 1 << 12, 0);
    }
}
