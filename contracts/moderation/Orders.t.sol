// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBallots} from "../ballots/IBallots.sol";
import {Answer} from "../gates/IGate.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {Reason, RoomConfig} from "../rooms/IRooms.sol";
import {ContractAccount} from "../test/ContractAccount.sol";
import {Moderating} from "../test/Moderating.sol";
import {PuppetGate} from "../test/PuppetGate.sol";
import {IAppeals} from "./IAppeals.sol";
import {IModerators} from "./IModerators.sol";
import {IOrders, Order, OrderStatus, SignedOrder} from "./IOrders.sol";
import {ISanctions} from "./ISanctions.sol";

contract OrdersTest is Moderating {
    uint32 private constant CHAT = Capabilities.CHAT;

    // ── On record ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_anOrderTakesItsBitsAndEndsByItself() public {
        uint64 until = uint64(block.timestamp) + 60;
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 60));
        bytes32 id = idOf(s);
        vm.expectEmit();
        emit IOrders.OrderRecorded(id, room, member(8), member(1), CHAT, s.order.issuedAt, until, keccak256("reasons"));
        vm.prank(STRANGER);
        equal(sanctions.recordOrders(batch(s)), 1, "anyone may bring it");
        (uint32 may, uint64 validUntil) = capabilitiesOf(member(8), until - 1);
        check(may == MEMBERS_MAY & ~CHAT && validUntil == until, "in force");
        (may, validUntil) = capabilitiesOf(member(8), until);
        check(may == MEMBERS_MAY && validUntil == FOREVER, "over");
        (OrderStatus status, address subject, address moderator, uint32 denies,, uint64 expiresAt) =
            sanctions.orderOf(room, id);
        check(status == OrderStatus.RECORDED && subject == member(8) && moderator == member(1), "its people");
        check(denies == CHAT && expiresAt == until, "what it says");
        (status,,,,,) = sanctions.orderOf(room + 1, id);
        check(status == OrderStatus.NONE, "another room's");
    }

    function test_explainSaysWhichKeepsThemAwayLonger() public {
        uint64 at = uint64(block.timestamp);
        ordered(1, member(8), CHAT, 60);
        (Reason reason, address by, uint64 until) = rooms.explain(room, member(8), CHAT, at);
        check(reason == Reason.ORDERED && by == address(sanctions) && until == at + 60, "an order");
        impose(member(8), CHAT, 100);
        (reason,, until) = rooms.explain(room, member(8), CHAT, at);
        check(reason == Reason.SANCTIONED && until == at + 100, "a longer sanction");
        (reason,,) = rooms.explain(room, member(8), Capabilities.CAMERA, at);
        check(reason == Reason.GRANTED, "what nothing takes");
    }

    function test_whatIsOverAlreadyIsOnRecordAllTheSame() public {
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 5));
        vm.warp(block.timestamp + 60);
        bytes32 id = record(s);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "it does not act any more");
        overturn(id);
        equal(sanctions.strikesOf(room, member(1)), 1, "its moderator still answers for it");
    }

    function test_anOrderThatEndsLeavesOthersAlone() public {
        bytes32 short = ordered(1, member(8), CHAT, 60);
        bytes32 long = ordered(2, member(8), CHAT | Capabilities.CAMERA, 100);
        vm.prank(member(2));
        sanctions.withdrawOrder(room, long);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~CHAT, "the shorter one goes on, for its own bits");
        (, uint64 until) = capabilitiesOf(member(8), uint64(block.timestamp));
        equal(until, block.timestamp + 60, "with its own end");
        vm.prank(member(1));
        sanctions.withdrawOrder(room, short);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "nothing is left");
    }

    function test_contractsAndAccountsWithCodeMaySign() public {
        vm.etch(member(1), hex"60006000fd");
        ordered(1, member(8), CHAT, 60);
        address safe = address(new ContractAccount(0));
        vm.startPrank(GOVERNOR);
        enroll(safe, FOREVER);
        vm.stopPrank();
        record(SignedOrder(orderOn(member(7), CHAT, 60), safe, "anything"));
        address rubbish = address(new ContractAccount(3));
        vm.startPrank(GOVERNOR);
        enroll(rubbish, FOREVER);
        vm.stopPrank();
        skips(
            SignedOrder(orderOn(member(7), CHAT, 60), rubbish, "anything"),
            IModerators.ModerationInvalidSignature.selector
        );
    }

    // ── Refused ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aSignatureIsForOneOrderOfOneModerator() public {
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 60));
        s.moderator = member(2);
        skips(s, IModerators.ModerationInvalidSignature.selector);
        s.moderator = member(1);
        s.order.subject = member(7);
        skips(s, IModerators.ModerationInvalidSignature.selector);
        s.order.subject = member(8);
        s.order.room = rooms.createRoom(townhall());
        skips(s, IModerators.ModerationInvalidSignature.selector);
        s.order.room = room;
        record(s);
        skips(s, IModerators.ModerationAlreadyRecorded.selector);
    }

    /// @dev The digest put together by hand, as EIP-712 has it.
    function test_aSignatureIsForOneChainAndContract() public {
        Order memory o = orderOn(member(8), CHAT, 60);
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Openair Moderation"),
                keccak256("1"),
                block.chainid,
                address(sanctions)
            )
        );
        bytes memory first = abi.encode(sanctions.ORDER_TYPEHASH(), o.room, o.subject, o.denies, o.reasonHash);
        bytes memory rest = abi.encode(o.issuedAt, o.expiresAt, o.moderatorEpoch, o.nonce);
        bytes32 digest = keccak256(abi.encodePacked("\x19\x01", domain, keccak256(bytes.concat(first, rest))));
        check(digest == sanctions.orderDigest(o), "the digest");
        SignedOrder memory s = signed(1, o);
        vm.chainId(block.chainid + 1);
        skips(s, IModerators.ModerationInvalidSignature.selector);
    }

    function test_onlyWhoModeratesNow() public {
        skips(signed(4, orderOn(member(8), CHAT, 60)), IModerators.ModerationNotModerator.selector);
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 60));
        bytes32 standing = ordered(1, member(7), CHAT, 60);
        vm.startPrank(GOVERNOR);
        enroll(member(1), 0);
        vm.stopPrank();
        skips(s, IModerators.ModerationNotModerator.selector);
        equal(capabilitiesOf(member(7)), MEMBERS_MAY & ~CHAT, "what was recorded before stands");
        vm.prank(member(1));
        sanctions.withdrawOrder(room, standing);
    }

    function test_aSanctionedModeratorOrdersNothingNotEvenAfterwards() public {
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 60));
        impose(member(1), Capabilities.MODERATE, 100);
        skips(s, IModerators.ModerationWrongEpoch.selector);
        s.order.moderatorEpoch = 1;
        s = signed(1, s.order);
        skips(s, IModerators.ModerationNotModerator.selector);
        vm.warp(block.timestamp + 100);
        record(s);
    }

    function test_timesAreBounded() public {
        Order memory order = orderOn(member(8), CHAT, 60);
        order.issuedAt += 1;
        skips(signed(1, order), IModerators.ModerationInvalidTimes.selector);
        order = orderOn(member(8), CHAT, 0);
        skips(signed(1, order), IModerators.ModerationInvalidTimes.selector);
        order = orderOn(member(8), CHAT, 24 hours + 1);
        skips(signed(1, order), IModerators.ModerationInvalidTimes.selector);
        order = orderOn(member(8), CHAT, 24 hours);
        vm.warp(block.timestamp + 601);
        skips(signed(1, order), IModerators.ModerationStale.selector);
        vm.warp(block.timestamp - 1);
        record(signed(1, order));
    }

    function test_whatCannotBeDenied() public {
        uint32[3] memory denies = [uint32(0), Capabilities.MODERATE | CHAT, uint32(1 << 12)];
        for (uint256 i = 0; i < 3; ++i) {
            skips(signed(1, orderOn(member(8), denies[i], 60)), IModerators.ModerationInvalidCapabilities.selector);
        }
        skips(signed(1, orderOn(GOVERNOR, CHAT, 60)), IOrders.OrdersProtectedSubject.selector);
    }

    function test_onlyRoomsThatChoseThis() public {
        RoomConfig memory config = townhall();
        config.sanctions = address(0);
        Order memory order = orderOn(member(8), CHAT, 60);
        order.room = rooms.createRoom(config);
        skips(signed(1, order), IModerators.ModerationNotOfRoom.selector);
        order.room = 7;
        skips(signed(1, order), IModerators.ModerationNotOfRoom.selector);
    }

    function test_aModeratorMayVoidWhatIsNotRecorded() public {
        SignedOrder memory s = signed(1, orderOn(member(8), CHAT, 60));
        vm.expectEmit();
        emit IModerators.EpochBumped(room, member(1), 1);
        vm.prank(member(1));
        sanctions.voidUnrecorded(room);
        skips(s, IModerators.ModerationWrongEpoch.selector);
    }

    function test_liftsOutliveOlderOrders() public {
        Order memory older = orderOn(member(8), CHAT | Capabilities.CAMERA, 60);
        ordered(2, member(8), CHAT, 60);
        decide(abi.encodeCall(ISanctions.lift, (room, member(8), CHAT, 0)));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a lift ends what orders took");
        // Only what was not lifted takes effect.
        record(signed(1, older));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~Capabilities.CAMERA, "an older order undid a lift");
        Order memory same = orderOn(member(8), CHAT, 60);
        skips(signed(1, same), IOrders.OrdersLifted.selector);
        vm.warp(block.timestamp + 1);
        ordered(1, member(8), CHAT, 60);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~(CHAT | Capabilities.CAMERA), "a newer order");
    }

    function test_ordersDenyADayAWeekAndNoMore() public {
        bytes32 id = ordered(1, member(8), CHAT, 20 hours);
        equal(sanctions.weekLeft(room, member(8), uint64(block.timestamp)), 4 hours, "left");
        skips(signed(2, orderOn(member(8), CHAT, 4 hours + 1)), IOrders.OrdersWeekSpent.selector);
        ordered(2, member(8), CHAT, 4 hours);
        vm.warp(block.timestamp + 6 days);
        skips(signed(2, orderOn(member(8), CHAT, 1)), IOrders.OrdersWeekSpent.selector);
        ordered(2, member(7), CHAT, 24 hours);
        // What the community confirms does not count.
        decide(abi.encodeCall(IOrders.ratify, (room, id)));
        equal(sanctions.weekLeft(room, member(8), uint64(block.timestamp)), 20 hours, "ratified");
        ordered(2, member(8), CHAT, 20 hours);
        vm.warp(block.timestamp + 10 days);
        ordered(2, member(8), CHAT, 24 hours);
    }

    function test_eightOrdersAtATime() public {
        for (uint64 i = 1; i <= 8; ++i) {
            ordered(1, member(8), CHAT, 60 * i);
        }
        skips(signed(1, orderOn(member(8), CHAT, 60)), IModerators.ModerationTooMany.selector);
        vm.warp(block.timestamp + 60);
        ordered(1, member(8), CHAT, 60);
    }

    // ── Batches ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_badOnesAreSkippedAndGoodOnesRecorded() public {
        SignedOrder[] memory orders = new SignedOrder[](4);
        orders[0] = signed(1, orderOn(member(8), CHAT, 60));
        orders[1] = signed(4, orderOn(member(8), CHAT, 60));
        orders[2] = orders[0];
        orders[3] = signed(2, orderOn(member(7), CHAT, 60));
        equal(sanctions.recordOrders(orders), 2, "recorded");
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationBatchTooLong.selector, 33, 32));
        sanctions.recordOrders(new SignedOrder[](33));
    }

    /// @dev A room with a gate that burns all it gets, and its own sanctions behind it.
    function test_aHostileRoomCostsNobodyTheirOrder() public {
        PuppetGate puppet = new PuppetGate();
        puppet.play(PuppetGate.Mode.BURN, Answer.YES, FOREVER);
        RoomConfig memory config = townhall();
        config.gates[1].gate = address(puppet);
        Order memory hostile = orderOn(member(8), CHAT, 60);
        hostile.room = rooms.createRoom(config);
        SignedOrder[] memory orders = new SignedOrder[](2);
        orders[0] = signed(1, hostile);
        orders[1] = signed(1, orderOn(member(8), CHAT, 60));
        equal(sanctions.recordOrders(orders), 1, "recorded");
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~CHAT, "the honest one");
    }

    /// @dev With any amount of gas all honest orders of a batch are recorded, or it reverts whole.
    function testFuzz_starvingABatchSkipsNobody(uint256 gasGiven) public {
        SignedOrder[] memory orders = new SignedOrder[](2);
        orders[0] = signed(1, orderOn(member(8), CHAT, 60));
        orders[1] = signed(2, orderOn(member(7), CHAT, 60));
        gasGiven = bound(gasGiven, 50_000, 900_000);
        try sanctions.recordOrders{gas: gasGiven}(orders) returns (uint256 recorded) {
            equal(recorded, 2, "an honest order was skipped");
        } catch {
            equal(capabilitiesOf(member(8)), MEMBERS_MAY, "a reverted batch left something");
        }
    }

    function test_starvingIsSaidByName() public {
        SignedOrder[] memory orders = batch(signed(1, orderOn(member(8), CHAT, 60)));
        uint256 seen = 0;
        for (uint256 gasGiven = 50_000; gasGiven <= 150_000; gasGiven += 5_000) {
            try sanctions.recordOrders{gas: gasGiven}(orders) {
                break;
            } catch (bytes memory reason) {
                if (bytes4(reason) == IModerators.InsufficientGas.selector) ++seen;
            }
        }
        check(seen > 3, "InsufficientGas was not raised");
    }

    // ── What becomes of them ────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aModeratorMayWithdrawTheirOwn() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, member(2)));
        sanctions.withdrawOrder(room, id);
        vm.warp(block.timestamp + 10);
        vm.startPrank(member(1));
        sanctions.withdrawOrder(room, id);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "it still acts");
        equal(sanctions.weekLeft(room, member(8), uint64(block.timestamp)), 24 hours - 10, "what was not used");
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrdersWrongStatus.selector, id, OrderStatus.WITHDRAWN));
        sanctions.withdrawOrder(room, id);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnknown.selector, room, bytes32(0)));
        sanctions.withdrawOrder(room, 0);
        vm.stopPrank();
        // Withdrawing in time is no way around answering for it.
        overturn(id);
        equal(sanctions.strikesOf(room, member(1)), 1, "the strike");
    }

    function test_anOverturnedOrderEndsAndStaysSo() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        vm.warp(block.timestamp + 10);
        overturn(id);
        equal(capabilitiesOf(member(8)), MEMBERS_MAY, "it still acts");
        equal(sanctions.weekLeft(room, member(8), uint64(block.timestamp)), 24 hours - 10, "what was not used");
        (OrderStatus status,,,,,) = sanctions.orderOf(room, id);
        check(status == OrderStatus.OVERTURNED, "its status");
        _fails(abi.encodeCall(IOrders.ratify, (room, id)));
        _fails(abi.encodeCall(IOrders.overturn, (room, id, 0)));
    }

    function test_aRatifiedOrderStands() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        decide(abi.encodeCall(IOrders.ratify, (room, id)));
        equal(capabilitiesOf(member(8)), MEMBERS_MAY & ~CHAT, "it acts");
        _fails(abi.encodeCall(IOrders.overturn, (room, id, 0)));
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IOrders.OrdersWrongStatus.selector, id, OrderStatus.RATIFIED));
        sanctions.withdrawOrder(room, id);
    }

    function test_afterAMonthACaseIsClosed() public {
        uint256 council = _council();
        room = council;
        bytes32 id = ordered(1, member(8), CHAT, 100);
        vm.warp(block.timestamp + 100 + 30 days + 1);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IAppeals.AppealsCaseClosed.selector, id));
        sanctions.overturn(council, id, 0);
        vm.expectRevert(abi.encodeWithSelector(IAppeals.AppealsCaseClosed.selector, id));
        sanctions.ratify(council, id);
        vm.warp(block.timestamp - 1);
        sanctions.overturn(council, id, 0);
    }

    function test_onlyTheEngineOrAnActingGovernorJudges() public {
        bytes32 id = ordered(1, member(8), CHAT, 100);
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, GOVERNOR));
        sanctions.overturn(room, id, 0);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, GOVERNOR));
        sanctions.ratify(room, id);
    }

    function test_nobodyJudgesInTheirOwnCase() public {
        RoomConfig memory config = townhall();
        config.governorActs = true;
        config.governor = member(2);
        room = rooms.createRoom(config);
        bytes32 id = ordered(2, member(8), CHAT, 100);
        vm.startPrank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, member(2)));
        sanctions.ratify(room, id);
    }

    // ── Consequences ────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_threeOverturnedOrdersCostModerate() public {
        SignedOrder memory pending = signed(1, orderOn(member(5), CHAT, 500));
        for (uint256 i = 0; i < 2; ++i) {
            overturn(ordered(1, member(8), CHAT, 100));
        }
        equal(sanctions.strikesOf(room, member(1)), 2, "two");
        bytes32 third = ordered(1, member(8), CHAT, 100);
        bytes memory call = abi.encodeCall(IOrders.overturn, (room, third, 0));
        bytes32 ballot = openOn(call);
        castAll(ballot, 2, 7, FOR);
        uint64 until = uint64(block.timestamp) + 7 days;
        vm.expectEmit();
        emit IModerators.ModeratorStruck(room, member(1), 3, until);
        ballots.settle(ballot, call);
        check(capabilitiesOf(member(1)) & Capabilities.MODERATE == 0, "still moderates");
        (uint32 may,) = capabilitiesOf(member(1), until);
        check(may & Capabilities.MODERATE != 0, "for ever");
        (Reason reason,, uint64 ends) = rooms.explain(room, member(1), Capabilities.MODERATE, until - 1);
        check(reason == Reason.SANCTIONED && ends == until, "why");
        skips(pending, IModerators.ModerationWrongEpoch.selector);
        equal(sanctions.strikesOf(room, member(1)), 0, "the count begins anew");
        // A ballot may forgive.
        decide(abi.encodeCall(ISanctions.lift, (room, member(1), Capabilities.MODERATE, 0)));
        check(capabilitiesOf(member(1)) & Capabilities.MODERATE != 0, "not forgiven");
    }

    function test_strikesFadeAndTheRoomSaysHow() public {
        decide(abi.encodeCall(IModerators.setConsequences, (room, 2, 1 days, 1 hours)));
        overturn(ordered(1, member(8), CHAT, 100));
        vm.warp(block.timestamp + 1 days);
        equal(sanctions.strikesOf(room, member(1)), 0, "faded");
        overturn(ordered(1, member(8), CHAT, 100));
        check(capabilitiesOf(member(1)) & Capabilities.MODERATE != 0, "one within a day");
        overturn(ordered(1, member(8), CHAT, 100));
        check(capabilitiesOf(member(1)) & Capabilities.MODERATE == 0, "two within a day");
        (uint8 strikes, uint32 window, uint32 revoke) = sanctions.consequencesOf(room);
        check(strikes == 2 && window == 1 days && revoke == 1 hours, "the numbers");
    }

    function test_aRoomMayHaveNoConsequences() public {
        decide(abi.encodeCall(IModerators.setConsequences, (room, 0, 1 days, 1 hours)));
        for (uint256 i = 0; i < 7; ++i) {
            overturn(ordered(1, member(8), CHAT, 100));
        }
        check(capabilitiesOf(member(1)) & Capabilities.MODERATE != 0, "struck");
        equal(sanctions.strikesOf(room, member(1)), 6, "six are remembered");
    }

    function test_consequencesAreBounded() public {
        uint256 council = _council();
        vm.startPrank(GOVERNOR);
        _outOfRange("strikesToRevoke", 7, 0, 6);
        sanctions.setConsequences(council, 7, 1 days, 1 days);
        _outOfRange("strikeWindowSeconds", 3_599, 1 hours, 365 days);
        sanctions.setConsequences(council, 1, 3_599, 1 days);
        _outOfRange("revokeSeconds", 365 days + 1, 1 hours, 365 days);
        sanctions.setConsequences(council, 1, 1 days, 365 days + 1);
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationUnauthorized.selector, room, GOVERNOR));
        sanctions.setConsequences(room, 1, 1 days, 1 days);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _council() private returns (uint256) {
        RoomConfig memory config = townhall();
        config.governorActs = true;
        return rooms.createRoom(config);
    }

    /// @dev The ballot passes, its call does not.
    function _fails(bytes memory callData) private {
        bytes32 ballot = openOn(callData);
        castAll(ballot, 2, 7, FOR);
        vm.expectPartialRevert(IBallots.BallotsExecutionFailed.selector);
        ballots.settle(ballot, callData);
    }

    function _outOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private {
        vm.expectRevert(abi.encodeWithSelector(IModerators.ModerationOutOfRange.selector, what, given, floor, ceiling));
    }
}
