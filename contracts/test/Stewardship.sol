// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAppeals} from "../moderation/IAppeals.sol";
import {Floor, SignedFloor} from "../moderation/IFloors.sol";
import {Order, SignedOrder} from "../moderation/IOrders.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms, RoomConfig} from "../rooms/IRooms.sol";
import {Counted} from "./Counted.sol";
import {Ledger} from "./Ledger.sol";
import {Moderating} from "./Moderating.sol";

/// @title Does what moderators and those they moderate do, in any order, and keeps book of what must come of it (Ledger).
contract Stewardship is Moderating, Counted {
    uint8 private constant STRIKES = 2;
    uint32 private constant WINDOW = 1 days;
    uint32 private constant REVOKED = 6 hours;
    /// Members 1 to 8, and two who are none.
    uint256 private constant PEOPLE = 10;

    Ledger private _ledger;
    SignedOrder private _last;
    uint256 private _elsewhere;
    /// Makes each ballot another one.
    uint256 private _appeals;

    /// @dev In this room the governor acts, and what widens does not wait.
    function setUp() public override {
        super.setUp();
        RoomConfig memory config = townhall();
        config.governorActs = true;
        config.changeDelaySeconds = 0;
        room = rooms.createRoom(config);
        _elsewhere = rooms.createRoom(config);
        vm.prank(GOVERNOR);
        sanctions.setConsequences(room, STRIKES, WINDOW, REVOKED);
        _ledger = new Ledger(STRIKES, WINDOW, REVOKED, SPEAKING);
        for (uint256 key = 1; key <= 3; ++key) {
            _ledger.setSteward(member(key), true);
        }
    }

    // ── Moderators ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 3 hours));
    }

    /// @dev Mostly moderators, mostly in time; what the ledger says must come of it is what comes of it.
    function order(uint256 by, uint256 on, uint32 denies, uint256 length, uint256 ago) external {
        SignedOrder memory s = _signedOrder(by, on, denies, length, ago);
        bool expected = _mayOrder(s);
        bool recorded = sanctions.recordOrders(batch(s)) == 1;
        check(
            recorded == expected, recorded ? "an order that must not act is on record" : "an honest order was left out"
        );
        _enterOrder(s, recorded);
        count("order", recorded);
    }

    /// @dev With any amount of gas the same comes of it, or nothing at all.
    function orderWithLittleGas(uint256 by, uint256 on, uint32 denies, uint256 length, uint256 gasGiven) external {
        SignedOrder memory s = _signedOrder(by, on, denies, length, 0);
        bool expected = _mayOrder(s);
        try sanctions.recordOrders{gas: bound(gasGiven, 50_000, 1_000_000)}(batch(s)) returns (uint256 recorded) {
            check((recorded == 1) == expected, "less gas, another outcome");
            _enterOrder(s, recorded == 1);
            count("orderWithLittleGas", recorded == 1);
        } catch {
            count("orderWithLittleGas", false);
        }
    }

    /// @dev A signature is valid for one room, subject and moderator, and once.
    function replay(uint256 how) external {
        if (_last.moderator == address(0)) return;
        SignedOrder memory s = _last;
        if (how % 4 == 1) s.order.room = _elsewhere;
        if (how % 4 == 2) s.order.subject = member(11);
        if (how % 4 == 3) s.moderator = s.moderator == member(1) ? member(2) : member(1);
        equal(sanctions.recordOrders(batch(s)), 0, "a signature counted for something else, or twice");
        count("replay", true);
    }

    function floor(uint256 by, uint256 on, uint32 grants, uint256 length) external {
        uint256 key = 1 + by % 4;
        Floor memory f = floorFor(_person(on), grants & Capabilities.ALL, uint64(bound(length, 1, 6 hours)));
        if (grants % 8 != 0) f.grants &= _ledger.delegable();
        f.moderatorEpoch = _ledger.epochOf(member(key));
        SignedFloor memory s = signed(key, f);
        bool expected = f.grants != 0 && f.grants & ~(_ledger.delegable() & ~Capabilities.MODERATE) == 0
            && _ledger.moderates(s.moderator) && _ledger.running(_ledger.FLOOR(), f.subject) < 4;
        bool recorded = sanctions.recordFloors(batch(s)) == 1;
        check(recorded == expected, "a floor that must not act is on record, or an honest one is not");
        if (recorded) {
            _ledger.enter(idOf(s), _ledger.FLOOR(), f.subject, s.moderator, f.grants, f.issuedAt, f.expiresAt);
        }
        count("floor", recorded);
    }

    function withdraw(uint256 which) external {
        bytes32 id = _ledger.pick(_ledger.ORDER(), which);
        vm.prank(_ledger.entry(id).by);
        try sanctions.withdrawOrder(room, id) {
            _ledger.end(id, uint64(block.timestamp));
            count("withdraw", true);
        } catch {
            count("withdraw", false);
        }
    }

    /// @dev By anybody: it works for the moderator and the subject alone.
    function withdrawFloor(uint256 which, uint256 who) external {
        bytes32 id = which % 8 == 0 ? _ledger.pick(_ledger.FLOOR(), which) : _ledger.pickRunning(_ledger.FLOOR(), which);
        if (id == 0) return;
        Ledger.Entry memory e = _ledger.entry(id);
        address by = who % 3 == 0 ? e.by : who % 3 == 1 ? e.subject : STRANGER;
        bool expected = e.until > block.timestamp && by != STRANGER;
        vm.prank(by);
        try sanctions.withdrawFloor(room, id) {
            check(expected, "somebody took a floor that was not theirs");
            _ledger.end(id, uint64(block.timestamp));
            count("withdrawFloor", true);
        } catch {
            check(!expected, "a floor could not be taken back");
            count("withdrawFloor", false);
        }
    }

    function voidUnrecorded(uint256 by) external {
        address moderator = _person(by);
        vm.prank(moderator);
        sanctions.voidUnrecorded(room);
        _ledger.bump(moderator);
        count("voidUnrecorded", true);
    }

    // ── Those they moderate ─────────────────────────────────────────────────────────────────────────────────────────────────────

    function impose(uint256 on, uint32 denies, uint256 length) external {
        denies = uint32(bound(denies, 1, Capabilities.ALL));
        uint32 forSeconds = uint32(bound(length, 1, 12 hours));
        address account = _person(on);
        bytes32 reasons = keccak256(abi.encode(on, denies, length));
        uint64 since = uint64(block.timestamp);
        bytes32 id = keccak256(
            abi.encode(block.chainid, address(sanctions), room, account, denies, forSeconds, since, bytes32(0), reasons)
        );
        vm.prank(GOVERNOR);
        try sanctions.impose(room, account, denies, forSeconds, reasons) {
            _ledger.enter(id, _ledger.SANCTION(), account, GOVERNOR, denies, since, since + forSeconds);
            if (denies & Capabilities.MODERATE != 0) _ledger.bump(account);
            count("impose", true);
        } catch {
            check(_ledger.known(id) || _ledger.running(_ledger.SANCTION(), account) >= 8, "a sanction was refused");
            count("impose", false);
        }
    }

    function lift(uint256 on, uint32 restores) external {
        restores = uint32(bound(restores, 1, Capabilities.ALL));
        vm.prank(GOVERNOR);
        sanctions.lift(room, _person(on), restores, 0);
        _ledger.lift(_person(on), restores);
        count("lift", true);
    }

    function ratify(uint256 which) external {
        bytes32 id = _ledger.pick(_ledger.ORDER(), which);
        vm.prank(GOVERNOR);
        try sanctions.ratify(room, id) {
            _ledger.ratify(id);
            count("ratify", true);
        } catch {
            count("ratify", false);
        }
    }

    function overturn(uint256 which) external {
        bytes32 id = _ledger.pick(_ledger.ORDER(), which);
        vm.prank(GOVERNOR);
        try sanctions.overturn(room, id, 0) {
            check(!_ledger.isRatified(id), "a ratified order was overturned");
            _ledger.end(id, uint64(block.timestamp));
            _ledger.strike(_ledger.entry(id).by);
            count("overturn", true);
        } catch {
            count("overturn", false);
        }
    }

    /// @dev By ballot, of which the parties are no part.
    function appeal(uint256 which, uint8 outcome, uint256 length) external {
        bytes32 id = _ledger.pick(which % 2 == 0 ? _ledger.ORDER() : _ledger.SANCTION(), which / 2);
        if (id == 0) return;
        uint32 forSeconds = uint32(bound(length, 1, 6 hours));
        bytes memory callData = abi.encodeCall(IAppeals.decideAppeal, (room, id, outcome % 3, forSeconds));
        vm.prank(member(4));
        bytes32 ballot =
            ballots.open(room, address(sanctions), bytes4(callData), argsOf(callData), string(abi.encode(++_appeals)));
        Ledger.Entry memory e = _ledger.entry(id);
        uint256 votes = 0;
        for (uint256 key = 1; key <= MEMBERS; ++key) {
            vm.prank(member(key));
            try ballots.castVote(ballot, FOR) {
                check(member(key) != e.subject && member(key) != e.by, "a party voted");
                ++votes;
            } catch {
                check(member(key) == e.subject || member(key) == e.by, "somebody else could not");
            }
        }
        equal(ballots.ballotOf(ballot).supply, votes, "the supply is those who may vote");
        try ballots.settle(ballot, callData) {
            _ledger.appeal(id, outcome % 3, forSeconds);
            count("appeal", true);
        } catch {
            // It can be settled no more once its time is up, and counts against its proposer till then.
            vm.warp(ballots.ballotOf(ballot).executeBy + 1);
            ballots.settle(ballot, "");
            count("appeal", false);
        }
    }

    function enrol(uint256 who, bool steward) external {
        address account = member(1 + who % 4);
        vm.startPrank(GOVERNOR);
        enroll(account, steward ? FOREVER : 0);
        vm.stopPrank();
        _ledger.setSteward(account, steward);
        count("enrol", true);
    }

    function delegate(uint32 delegable) external {
        // Mostly something that can be spoken with.
        delegable = delegable & Capabilities.ALL | (delegable % 4 == 0 ? 0 : SPEAKING);
        bytes memory args = abi.encode(delegable);
        vm.startPrank(GOVERNOR);
        rooms.queueChange(room, IRooms.setDelegable.selector, args);
        rooms.applyChange(room, IRooms.setDelegable.selector, args);
        vm.stopPrank();
        _ledger.setDelegable(delegable);
        count("delegate", true);
    }

    // ── Truths ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Now, a second before the answer may change, and then.
    function checkCapabilities() external view {
        for (uint256 key = 1; key <= PEOPLE; ++key) {
            address account = member(key);
            uint32 gates = key <= MEMBERS ? MEMBERS_MAY : 0;
            if (_ledger.isSteward(account)) gates |= STEWARDS_MAY;
            uint64 at = uint64(block.timestamp);
            (uint32 may, uint64 until) = capabilitiesOf(account, at);
            equal(may, _ledger.capabilitiesAt(account, gates, at), "gates and floors without sanctions and orders");
            if (until == FOREVER) continue;
            (uint32 then,) = capabilitiesOf(account, until - 1);
            equal(then, may, "it changed before it might");
            (then,) = capabilitiesOf(account, until);
            equal(then, _ledger.capabilitiesAt(account, gates, until), "then");
        }
    }

    function checkOrders() external view {
        for (uint256 key = 1; key <= PEOPLE; ++key) {
            check(_ledger.fullestWeek(member(key)) <= 24 hours, "more than a day in a week");
        }
        check(_ledger.longestOrder() <= 24 hours, "an order beyond a day");
    }

    function checkModerators() external view {
        for (uint256 key = 1; key <= PEOPLE; ++key) {
            equal(sanctions.epochOf(room, member(key)), _ledger.epochOf(member(key)), "the epoch");
            equal(sanctions.strikesOf(room, member(key)), _ledger.strikesOf(member(key)), "strikes");
        }
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _signedOrder(uint256 by, uint256 on, uint32 denies, uint256 length, uint256 ago)
        private
        returns (SignedOrder memory)
    {
        uint256 key = 1 + by % 4;
        address subject = on % 16 == 15 ? GOVERNOR : _person(on);
        // One in eight may ask for what cannot be denied, one in eight for too long, one in eight comes too late.
        denies &= denies % 8 == 0 ? type(uint32).max : Capabilities.ALL & ~Capabilities.MODERATE;
        Order memory o = orderOn(subject, denies, uint64(bound(length, 0, length % 8 == 0 ? 30 hours : 6 hours)));
        uint64 back = uint64(bound(ago, 0, ago % 8 == 0 ? 20 minutes : 10 minutes));
        (o.issuedAt, o.expiresAt) = (o.issuedAt - back, o.expiresAt - back);
        o.moderatorEpoch = _ledger.epochOf(member(key));
        return signed(key, o);
    }

    function _mayOrder(SignedOrder memory s) private view returns (bool) {
        Order memory o = s.order;
        uint256 length = o.expiresAt - o.issuedAt;
        return o.subject != GOVERNOR && o.denies != 0 && o.denies & ~(Capabilities.ALL & ~Capabilities.MODERATE) == 0
            && length > 0 && length <= 24 hours && block.timestamp - o.issuedAt <= 10 minutes
            && _ledger.moderates(s.moderator) && _ledger.effective(o.subject, o.denies, o.issuedAt) != 0
            && length <= sanctions.weekLeft(room, o.subject, o.issuedAt)
            && _ledger.running(_ledger.ORDER(), o.subject) < 8;
    }

    function _enterOrder(SignedOrder memory s, bool recorded) private {
        if (!recorded) return;
        _last = s;
        Order memory o = s.order;
        uint32 bits = _ledger.effective(o.subject, o.denies, o.issuedAt);
        _ledger.enter(idOf(s), _ledger.ORDER(), o.subject, s.moderator, bits, o.issuedAt, o.expiresAt);
    }

    function _person(uint256 seed) private pure returns (address) {
        return member(1 + seed % PEOPLE);
    }
}
