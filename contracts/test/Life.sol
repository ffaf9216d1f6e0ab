// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Ballot, BallotStatus, SignedVote} from "../ballots/IBallots.sol";
import {ISanctions} from "../moderation/ISanctions.sol";
import {IProgramme, Slot, SlotStatus} from "../programme/IProgramme.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {Commons} from "./Commons.sol";
import {Counted} from "./Counted.sol";

/// @title Does what a community does, in any order.
contract Life is Commons, Counted {
    struct Case {
        bytes32 ballot;
        bytes callData;
        uint256 executions;
    }

    Case[] private _cases;
    uint256[] private _slots;

    // ── Steps ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 12));
    }

    function openSanction(uint256 by, uint256 on, uint32 denies, uint32 length) external {
        denies = uint32(bound(denies, 1, Capabilities.ALL));
        length = uint32(bound(length, 1, 200));
        address account = _person(on);
        bytes memory args = abi.encode(account, denies, length, bytes32(0));
        count("openSanction", _open(by, address(sanctions), ISanctions.impose.selector, args));
    }

    function openLift(uint256 by, uint256 on, uint32 restores) external {
        restores = uint32(bound(restores, 1, Capabilities.ALL));
        bytes memory args = abi.encode(_person(on), restores, bytes32(0));
        count("openLift", _open(by, address(sanctions), ISanctions.lift.selector, args));
    }

    function proposeSlot(uint256 by, uint256 from, uint256 quanta) external {
        uint64 start = uint64((block.timestamp / QUANTUM) * QUANTUM + bound(from, 0, 12) * QUANTUM);
        uint64 end = start + uint64(bound(quanta, 1, 12)) * QUANTUM;
        vm.prank(_person(by));
        try programme.propose(room, start, end, 3, "{}") returns (uint256 slot) {
            _slots.push(slot);
            count("proposeSlot", _open(by, address(programme), IProgramme.approve.selector, abi.encode(slot)));
        } catch {
            count("proposeSlot", false);
        }
    }

    function openCancel(uint256 by, uint256 which) external {
        if (_slots.length == 0) return;
        bytes memory args = abi.encode(_slots[which % _slots.length]);
        count("openCancel", _open(by, address(programme), IProgramme.cancel.selector, args));
    }

    function lock(uint256 which) external {
        if (_slots.length == 0) return;
        try programme.lock(_slots[which % _slots.length]) {
            count("lock", true);
        } catch {
            count("lock", false);
        }
    }

    function castMany(uint256 which, uint256 first, uint256 people, uint8 support) external {
        if (_cases.length == 0) return;
        bytes32 ballot = _recent(which).ballot;
        // Mostly for, so that something passes.
        support = support % 6 == 0 ? 0 : support % 6 == 5 ? 2 : 1;
        for (uint256 i = 0; i < bound(people, 3, 8); ++i) {
            vm.prank(_person(first % 10 + i));
            try ballots.castVote(ballot, support) {
                count("castMany", true);
            } catch {
                count("castMany", false);
            }
        }
    }

    function castSigned(uint256 which, uint256 key, uint8 support, bool tampered) external {
        if (_cases.length == 0) return;
        bytes32 ballot = _recent(which).ballot;
        support %= 3;
        key = bound(key, 1, 10);
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, ballots.voteDigest(ballot, support, FOREVER));
        SignedVote[] memory votes = new SignedVote[](2);
        votes[0] = SignedVote(member(key), ballot, support, FOREVER, abi.encodePacked(r, s, v));
        votes[1] = votes[0];
        if (tampered) {
            votes[0] = SignedVote(member(key), ballot, (support + 1) % 3, FOREVER, abi.encodePacked(r, s, v));
        }
        count("castSigned", ballots.castVotesBySig(votes) == 1);
    }

    function settle(uint256 which) external {
        if (_cases.length == 0) return;
        Case storage c = _recent(which);
        try ballots.settle(c.ballot, c.callData) {
            bool executed = ballots.ballotOf(c.ballot).status == BallotStatus.EXECUTED;
            if (executed) ++c.executions;
            count("settle", true);
        } catch {
            count("settle", false);
        }
    }

    function come(uint256 who) external {
        vm.prank(GOVERNOR);
        try membership.admit(one(_person(who))) {
            count("come", true);
        } catch {
            count("come", false);
        }
    }

    function go(uint256 who) external {
        vm.prank(_person(who));
        try membership.leave() {
            count("go", true);
        } catch {
            count("go", false);
        }
    }

    // ── Truths ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function checkBallots() external view {
        for (uint256 i = 0; i < _cases.length; ++i) {
            Ballot memory b = ballots.ballotOf(_cases[i].ballot);
            uint256 cast = b.forVotes + b.againstVotes + b.abstainVotes;
            check(cast <= b.supply, "more votes than there are");
            equal(cast, b.voters, "a member counted twice");
            check(_cases[i].executions <= 1, "a ballot executed twice");
            if (_cases[i].executions == 1) check(b.forVotes > b.againstVotes, "a minority executed");
        }
    }

    function checkCapabilities() external view {
        uint64 at = uint64(block.timestamp);
        for (uint256 key = 1; key <= 10; ++key) {
            address account = member(key);
            uint32 may = capabilitiesOf(account);
            (uint32 denied,,) = sanctions.standingAt(room, account, at);
            uint32 gates = (membership.isMember(account) ? MEMBERS_MAY : 0) | (key <= 3 ? STEWARDS_MAY : 0);
            equal(may, gates & ~denied, "capabilities are gates without sanctions");
        }
    }

    function checkSlots() external view {
        for (uint256 i = 0; i < _slots.length; ++i) {
            Slot memory a = programme.slotOf(_slots[i]);
            bool booked = a.status == SlotStatus.APPROVED || a.status == SlotStatus.LOCKED;
            equal(booked ? 1 : 0, programme.bookedAt(room, a.start) == _slots[i] ? 1 : 0, "booked or not");
            if (!booked) continue;
            for (uint256 j = 0; j < i; ++j) {
                Slot memory b = programme.slotOf(_slots[j]);
                if (b.status != SlotStatus.APPROVED && b.status != SlotStatus.LOCKED) continue;
                check(a.end <= b.start || b.end <= a.start, "two booked slots overlap");
            }
            (uint256 airing,,) = programme.onAir(room, a.start);
            equal(airing, a.status == SlotStatus.LOCKED ? _slots[i] : 0, "only what is locked airs");
        }
    }

    /// @return how many ballots executed, so that a run in which nothing happened can be told.
    function executions() external view returns (uint256 how) {
        for (uint256 i = 0; i < _cases.length; ++i) {
            how += _cases[i].executions;
        }
    }

    function _open(uint256 by, address target, bytes4 selector, bytes memory args) private returns (bool opened) {
        vm.prank(_person(by));
        try ballots.open(room, target, selector, args, "") returns (bytes32 ballot) {
            _cases.push(Case(ballot, abi.encodePacked(selector, room, args), 0));
            opened = true;
        } catch {}
    }

    /// @dev One of the last four cases: older ones have mostly ended.
    function _recent(uint256 seed) private view returns (Case storage) {
        uint256 span = _cases.length < 4 ? _cases.length : 4;
        return _cases[_cases.length - 1 - seed % span];
    }

    /// @dev Eight members at first and two more.
    function _person(uint256 seed) private pure returns (address) {
        return member(1 + seed % 10);
    }
}
