// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {RoomConfig} from "../rooms/IRooms.sol";
import {Commons} from "../test/Commons.sol";
import {IModerators} from "./IModerators.sol";
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
        equal(_sanctionedUntil(council, member(8), 4), at + 100, "CHAT");
        equal(_sanctionedUntil(council, member(8), 2), at + 10, "CAMERA");
        (uint32 denied,, uint64 until) = sanctions.standingAt(council, member(8), at);
        check(denied == Capabilities.CHAT | Capabilities.CAMERA && until == at + 10, "the first end");
        (denied,, until) = sanctions.standingAt(council, member(8), at + 10);
        check(denied == Capabilities.CHAT && until == at + 100, "the second end");
    }

    function test_liftingGivesBackAtOnceAndRemembersWhen() public {
        vm.startPrank(GOVERNOR);
        sanctions.impose(council, member(8), SPEAKING, 1_000, 0);
        vm.warp(block.timestamp + 5);
        sanctions.lift(council, member(8), Capabilities.MICROPHONE, 0);
        (uint32 denied,,) = sanctions.standingAt(council, member(8), uint64(block.timestamp));
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
            sanctions.impose(council, member(8), bits, length, bytes32(i));
            for (uint8 b = 0; b < 12; ++b) {
                uint64 until = uint64(block.timestamp) + length;
                if ((bits >> b) & 1 == 1 && expected[b] < until) expected[b] = until;
            }
        }
        for (uint8 b = 0; b < 12; ++b) {
            equal(_sanctionedUntil(council, member(8), b), expected[b], "a capability's end");
        }
    }

    function test_aSanctionStaysInItsRoom() public {
        vm.prank(GOVERNOR);
        sanctions.impose(council, member(8), SPEAKING, 60, 0);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a sanction reached another room");
    }

    function test_thereAreTwelveCapabilities() public view {
        equal(_sanctionedUntil(room, member(1), 12), 0, "until");
        equal(sanctions.liftedAtOf(room, member(1), 12), 0, "liftedAt");
    }

    function test_onlyTheEngineOrAnActingGovernor() public {
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, GOVERNOR));
        sanctions.impose(room, member(8), SPEAKING, 60, 0);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, council, STRANGER));
        sanctions.lift(council, member(8), SPEAKING, 0);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, 7, GOVERNOR));
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

    function test_aSanctionIsImposedOnce() public {
        vm.startPrank(GOVERNOR);
        sanctions.impose(council, member(8), SPEAKING, 60, 0);
        vm.expectPartialRevert(IModerators.ModerationAlreadyRecorded.selector);
        sanctions.impose(council, member(8), SPEAKING, 60, 0);
    }

    function test_eightRunAtATime() public {
        vm.startPrank(GOVERNOR);
        for (uint32 i = 1; i <= 8; ++i) {
            sanctions.impose(council, member(8), SPEAKING, 60 * i, 0);
        }
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationTooMany.selector, council, member(8)));
        sanctions.impose(council, member(8), SPEAKING, 60, 0);
        // The first of them ends and makes place for another.
        vm.warp(block.timestamp + 60);
        sanctions.impose(council, member(8), SPEAKING, 60, "again");
        // Lifting ends all of them.
        sanctions.lift(council, member(8), SPEAKING, 0);
        (uint32 denied,,) = sanctions.standingAt(council, member(8), uint64(block.timestamp));
        equal(denied, 0, "lifted");
        sanctions.impose(council, member(8), SPEAKING, 60, "once more");
    }

    function test_takingModerateVoidsWhatWasSigned() public {
        equal(sanctions.epochOf(council, member(1)), 0, "the first epoch");
        vm.prank(GOVERNOR);
        sanctions.impose(council, member(1), Capabilities.MODERATE, 60, 0);
        equal(sanctions.epochOf(council, member(1)), 1, "the next");
    }

    /// @dev Whatever was there before, an account is read with the gas Rooms gives.
    function test_readingIsBounded() public {
        vm.startPrank(GOVERNOR);
        for (uint32 i = 1; i <= 8; ++i) {
            sanctions.impose(council, member(8), Capabilities.ALL, 60 * i, 0);
        }
        uint256 before = gasleft();
        sanctions.standingAt(council, member(8), uint64(block.timestamp));
        check(before - gasleft() < rooms.MODERATION_GAS() / 2, "reading costs too much");
    }

    function _sanctionedUntil(uint256 r, address account, uint8 index) private view returns (uint64 until) {
        (until,,) = sanctions.untilsOf(r, account, index);
    }
}
