// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Interval, IntervalKey, Recording, Seal, Voice} from "../archive/IArchive.sol";
import {Slot, SlotStatus} from "../programme/IProgramme.sol";
import {Round, RoundStatus, RoundTerms} from "../programme/IRounds.sol";
import {Reach} from "../programme/Reach.sol";
import {Recorder} from "./Recorder.sol";

/// @title A season of programme and archive, in any order, beside a plain account of what should be true.
/// @dev Steps take numbers only, so that anything is a step.
contract Season is Recorder {
    /// @dev A recording as its speakers and its room see it, kept apart from the archive.
    struct Tape {
        bytes32 recording;
        uint256 slot;
        Voice[] voices;
        uint256[] sets;
        bool releasable;
        /// Zero for not released.
        uint64 releaseAt;
    }

    uint256 private constant INTERVALS = 4;
    uint256 private constant SPEAKERS = 3;

    uint256[] private _slots;
    uint256[] private _series;
    bytes32[] private _rounds;
    Tape[] private _tapes;
    mapping(uint256 slot => bytes32) private _asProposed;
    mapping(uint256 slot => bool) private _locked;
    mapping(address speaker => uint64) private _withdrawals;
    mapping(bytes32 recording => mapping(uint256 interval => bool)) private _public;
    mapping(bytes32 recording => mapping(uint256 interval => bool)) private _struck;
    uint32 private _policy;
    string private _broken;

    string[] private _steps;
    mapping(string step => uint256) private _calls;
    mapping(string step => uint256) private _successes;

    // ── Programme ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function pass(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, 40));
        _note("pass", true);
    }

    function proposeSlot(uint256 by, uint256 from, uint256 quanta, uint256 far) external {
        (uint64 start, uint64 end) = _times(from, quanta);
        uint8 reach = far % 3 == 0 ? uint8(bound(far, 1, Reach.ALL)) : Reach.ALL;
        vm.prank(member(1 + by % 3));
        try programme.propose(council, start, end, reach, "{}") returns (uint256 slot) {
            _keep(slot);
            _note("proposeSlot", true);
        } catch {
            _note("proposeSlot", false);
        }
    }

    function proposeSeries(uint256 by, uint256 from, uint256 quanta, uint256 gap, uint256 count) external {
        (uint64 start, uint64 end) = _times(from, quanta);
        uint32 every = uint32(end - start) + uint32(bound(gap, 0, 6)) * QUANTUM;
        vm.prank(member(1 + by % 3));
        try programme.proposeSeries(council, start, end, every, uint8(bound(count, 1, 4)), Reach.ALL, "s") returns (
            uint256 series
        ) {
            _series.push(series);
            uint256[] memory slots = programme.slotsOf(series);
            for (uint256 i = 0; i < slots.length; ++i) {
                _keep(slots[i]);
            }
            _note("proposeSeries", true);
        } catch {
            _note("proposeSeries", false);
        }
    }

    function approveSlot(uint256 which) external {
        if (_slots.length == 0) return;
        vm.prank(GOVERNOR);
        try programme.approve(council, _recentSlot(which)) {
            _note("approveSlot", true);
        } catch {
            _note("approveSlot", false);
        }
    }

    function approveSeries(uint256 which) external {
        if (_series.length == 0) return;
        vm.prank(GOVERNOR);
        try programme.approveSeries(council, _series[which % _series.length]) {
            _note("approveSeries", true);
        } catch {
            _note("approveSeries", false);
        }
    }

    function cancel(uint256 which, uint256 byProposer) external {
        if (_slots.length == 0) return;
        uint256 slot = _recentSlot(which);
        address by = byProposer % 2 == 0 ? programme.slotOf(slot).proposer : GOVERNOR;
        vm.prank(by);
        try programme.cancel(council, slot) {
            _note("cancel", true);
        } catch {
            _note("cancel", false);
        }
    }

    function cancelSeries(uint256 which, uint256 from) external {
        if (_series.length == 0) return;
        uint64 at = uint64(block.timestamp + bound(from, 0, 200));
        vm.prank(GOVERNOR);
        try programme.cancelSeries(council, _series[which % _series.length], at) {
            _note("cancelSeries", true);
        } catch {
            _note("cancelSeries", false);
        }
    }

    /// @dev The first one that can be.
    function lock(uint256 which) external {
        for (uint256 i = 0; i < _slots.length; ++i) {
            uint256 slot = _slots[(which % _slots.length + i) % _slots.length];
            try programme.lock(slot) {
                _locked[slot] = true;
                return _note("lock", true);
            } catch {}
        }
        _note("lock", false);
    }

    // ── Rounds ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One at a time, so that each is gone through.
    function openRound(uint256 quanta) external {
        if (_rounds.length > 0 && _statusOf(_rounds[_rounds.length - 1]) < RoundStatus.SETTLED) return;
        uint64 from = uint64(((block.timestamp + 80) / QUANTUM) * QUANTUM);
        uint64 to = from + uint64(bound(quanta, 10, 40)) * QUANTUM;
        RoundTerms memory terms = RoundTerms(address(membership), 1, 30, 30, from, to, 2_500, 8);
        vm.prank(GOVERNOR);
        try rounds.open(council, terms) returns (bytes32 round) {
            _rounds.push(round);
            _note("openRound", true);
        } catch {
            _note("openRound", false);
        }
    }

    /// @dev A slot made for the round, so that something is in it.
    function enter(uint256 which, uint256 by, uint256 from, uint256 quanta) external {
        if (_rounds.length == 0) return;
        bytes32 round = _recentRound(which);
        if (_statusOf(round) != RoundStatus.ENTERING) return;
        uint64 first = rounds.roundOf(round).from + uint64(bound(from, 0, 9)) * QUANTUM;
        address proposer = member(1 + by % 3);
        vm.prank(proposer);
        try programme.propose(
            council, first, first + uint64(bound(quanta, 1, 8)) * QUANTUM, Reach.ALL, string(abi.encode(round))
        ) returns (
            uint256 slot
        ) {
            _keep(slot);
            vm.prank(proposer);
            try rounds.enter(round, slot) {
                return _note("enter", true);
            } catch {}
        } catch {}
        _note("enter", false);
    }

    function approveEntries(uint256 which, uint256 key, uint256 set) external {
        if (_rounds.length == 0) return;
        bytes32 round = _recentRound(which);
        if (_statusOf(round) != RoundStatus.APPROVING) return;
        (uint256[] memory entries,) = rounds.entriesOf(round);
        uint256[] memory some = new uint256[](entries.length);
        uint256 count;
        for (uint256 i = 0; i < entries.length; ++i) {
            if ((set >> i) & 1 == 1) some[count++] = entries[i];
        }
        assembly ("memory-safe") {
            mstore(some, count)
        }
        bool any;
        for (uint256 i = 0; i < 4; ++i) {
            vm.prank(member(1 + (key % 10 + i) % 10));
            try rounds.approve(round, some) {
                any = true;
            } catch {}
        }
        _note("approveEntries", any);
    }

    function settle(uint256 which, uint256 count) external {
        if (_rounds.length == 0) return;
        bytes32 round = _recentRound(which);
        if (_statusOf(round) != RoundStatus.CLOSED) return;
        try rounds.settle(round, sortedEntries(round), bound(count, 1, 6)) {
            _note("settle", true);
        } catch {
            _note("settle", false);
        }
    }

    function cancelRound(uint256 which) external {
        if (_rounds.length == 0 || which % 8 != 0) return;
        vm.prank(GOVERNOR);
        try rounds.cancel(council, _recentRound(which >> 3)) {
            _note("cancelRound", true);
        } catch {
            _note("cancelRound", false);
        }
    }

    // ── Archive ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function setPolicy(uint256 automatic) external {
        _policy = automatic % 2 == 0 ? 60 : 0;
        vm.prank(GOVERNOR);
        archive.setReleasePolicy(council, _policy);
        _note("setPolicy", true);
    }

    /// @dev Of a slot, or by hand; voices with what they consented to, some of it withdrawn since.
    function seal(uint256 which, uint256 seed, uint256 byHand) external {
        uint256 slot = byHand % 2 == 0 || _slots.length == 0 ? 0 : _slots[which % _slots.length];
        Voice[] memory voices = voicesOf(council, 4, SPEAKERS);
        uint256[] memory sets = new uint256[](INTERVALS);
        for (uint256 i = 0; i < SPEAKERS; ++i) {
            if ((seed >> i) % 8 == 0) voices[i].reach &= ~Reach.RELEASE;
            if ((seed >> (8 + i)) % 8 == 0 && voices[i].epoch > 0) voices[i].epoch -= 1;
        }
        for (uint256 i = 0; i < INTERVALS; ++i) {
            sets[i] = (seed >> (16 + 3 * i)) % 8;
        }
        Seal memory given = sealOf(council, slot, voices, sets);
        vm.prank(member(RELAY_KEY));
        try archive.seal(given) returns (bytes32 recording) {
            Tape storage tape = _tapes.push();
            (tape.recording, tape.slot, tape.sets) = (recording, slot, sets);
            for (uint256 i = 0; i < SPEAKERS; ++i) {
                tape.voices.push(voices[i]);
            }
            tape.releasable = slot == 0 || programme.slotOf(slot).reach & Reach.RELEASE != 0;
            if (slot != 0 && !_locked[slot]) _broken = "sealed what never aired";
            if (_policy != 0 && tape.releasable) tape.releaseAt = uint64(block.timestamp) + _policy;
            _note("seal", true);
        } catch {
            _note("seal", false);
        }
    }

    function release(uint256 which) external {
        if (_tapes.length == 0) return;
        Tape storage tape = _recentTape(which);
        vm.prank(GOVERNOR);
        try archive.release(council, tape.recording) {
            if (!tape.releasable) _broken = "released what may not be";
            tape.releaseAt = uint64(block.timestamp);
            _note("release", true);
        } catch {
            _note("release", false);
        }
    }

    function withhold(uint256 which) external {
        if (_tapes.length == 0 || which % 3 != 0) return;
        Tape storage tape = _recentTape(which / 3);
        vm.prank(GOVERNOR);
        try archive.withhold(council, tape.recording) {
            tape.releaseAt = 0;
            _note("withhold", true);
        } catch {
            _note("withhold", false);
        }
    }

    function withdraw(uint256 who) external {
        if (who % 5 != 0) return;
        address speaker = member(4 + (who / 5) % SPEAKERS);
        vm.prank(speaker);
        consents.withdraw(council);
        _withdrawals[speaker] += 1;
        _note("withdraw", true);
    }

    /// @dev The speaker, or somebody for one who has withdrawn.
    function expungeVoice(uint256 which, uint256 voice, uint256 interval, uint256 by) external {
        if (_tapes.length == 0) return;
        Tape storage tape = _recentTape(which);
        voice %= SPEAKERS;
        interval %= INTERVALS;
        bool byAnother = by % 2 == 0;
        address speaker = tape.voices[voice].speaker;
        bool mayClose = !byAnother || tape.voices[voice].epoch != _withdrawals[speaker];
        bool isIn = (tape.sets[interval] >> voice) & 1 == 1;
        bool expected = mayClose && isIn && !_public[tape.recording][interval] && !_struck[tape.recording][interval];
        Interval[] memory intervals = new Interval[](1);
        intervals[0] = intervalOf(council, tape.slot, tape.sets, interval);
        vm.prank(byAnother ? STRANGER : speaker);
        try archive.expungeVoice(tape.recording, tape.voices, voice, intervals) {
            if (!expected) _broken = "closed what was not theirs";
            _struck[tape.recording][interval] = true;
            _note("expungeVoice", true);
        } catch {
            if (expected) _broken = "a speaker could not close what they are in";
            _note("expungeVoice", false);
        }
    }

    function expunge(uint256 which, uint256 first, uint256 count) external {
        if (_tapes.length == 0 || which % 3 != 0) return;
        Tape storage tape = _recentTape(which / 3);
        first %= INTERVALS;
        count = bound(count, 1, INTERVALS - first);
        vm.prank(GOVERNOR);
        try archive.expunge(council, tape.recording, uint16(first), uint16(count)) {
            for (uint256 i = first; i < first + count; ++i) {
                if (!_public[tape.recording][i]) _struck[tape.recording][i] = true;
            }
            _note("expunge", true);
        } catch {
            _note("expunge", false);
        }
    }

    function reveal(uint256 which, uint256 interval) external {
        if (_tapes.length == 0) return;
        Tape storage tape = _recentTape(which);
        interval %= INTERVALS;
        bool expected = _mayReveal(tape, interval);
        IntervalKey[] memory keys = new IntervalKey[](1);
        keys[0] = revealOf(council, tape.slot, tape.sets, interval);
        try archive.reveal(tape.recording, tape.voices, keys) {
            if (!expected) _broken = "revealed against release or consent";
            _public[tape.recording][interval] = true;
            _note("reveal", true);
        } catch {
            if (expected) _broken = "released and consented to, and yet closed";
            _note("reveal", false);
        }
    }

    // ── Truths ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function checkNothingBroke() external view {
        check(bytes(_broken).length == 0, _broken);
    }

    function checkSlots() external view {
        for (uint256 i = 0; i < _slots.length; ++i) {
            Slot memory a = programme.slotOf(_slots[i]);
            bool booked = a.status == SlotStatus.APPROVED || a.status == SlotStatus.LOCKED;
            check(booked == (programme.bookedAt(council, a.start) == _slots[i]), "booked or not");
            check(!_locked[_slots[i]] || a.status >= SlotStatus.LOCKED, "after lock only cancellation");
            check(_locked[_slots[i]] || a.status != SlotStatus.LOCKED, "locked by itself");
            check(_asProposed[_slots[i]] == _hash(a), "a slot changed");
            if (!booked) continue;
            for (uint256 j = 0; j < i; ++j) {
                Slot memory b = programme.slotOf(_slots[j]);
                bool free = b.status != SlotStatus.APPROVED && b.status != SlotStatus.LOCKED;
                check(free || a.end <= b.start || b.end <= a.start, "two booked slots overlap");
            }
            (uint256 airing, uint8 reach,) = programme.onAir(council, a.start);
            bool airs = a.status == SlotStatus.LOCKED;
            check(
                airing == (airs ? _slots[i] : 0) && reach == (airs ? a.reach : 0),
                "what is locked airs, as far as it may"
            );
        }
    }

    function checkRounds() external view {
        for (uint256 i = 0; i < _rounds.length; ++i) {
            Round memory r = rounds.roundOf(_rounds[i]);
            (uint256[] memory entries, uint256[] memory approvals) = rounds.entriesOf(_rounds[i]);
            check(entries.length == r.entries && r.settled <= r.entries && r.booked <= r.settled, "counts");
            check(r.status != RoundStatus.SETTLED || r.settled == r.entries, "settled is all");
            for (uint256 j = 0; j < entries.length; ++j) {
                uint256 voters;
                for (uint256 key = 1; key <= 10; ++key) {
                    if (rounds.hasApproved(_rounds[i], entries[j], member(key))) ++voters;
                }
                check(approvals[j] == voters && voters <= r.supply, "a voter counts once");
            }
        }
    }

    function checkArchive() external view {
        for (uint256 i = 0; i < _tapes.length; ++i) {
            bytes32 recording = _tapes[i].recording;
            Recording memory r = archive.recordingOf(recording);
            check(r.releaseAt == _tapes[i].releaseAt, "released or not");
            uint256 revealed;
            uint256 expunged;
            for (uint256 j = 0; j < INTERVALS; ++j) {
                (bool isPublic, bool isStruck) = archive.stateOf(recording, uint16(j));
                check(isPublic == _public[recording][j] && isStruck == _struck[recording][j], "an interval's state");
                check(!isPublic || !isStruck, "both revealed and closed for good");
                if (isPublic) ++revealed;
                if (isStruck) ++expunged;
            }
            check(r.revealed == revealed && r.expunged == expunged, "counts");
        }
        for (uint256 key = 4; key < 4 + SPEAKERS; ++key) {
            equal(consents.epochOf(council, member(key)), _withdrawals[member(key)], "an epoch is a withdrawal");
        }
    }

    /// @return steps names.
    /// @return calls how often each was tried with something to try it on.
    /// @return successes how often it came off.
    function tally() external view returns (string[] memory steps, uint256[] memory calls, uint256[] memory successes) {
        steps = _steps;
        calls = new uint256[](steps.length);
        successes = new uint256[](steps.length);
        for (uint256 i = 0; i < steps.length; ++i) {
            (calls[i], successes[i]) = (_calls[steps[i]], _successes[steps[i]]);
        }
    }

    function successesOf(string calldata step) external view returns (uint256) {
        return _successes[step];
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _mayReveal(Tape storage tape, uint256 interval) private view returns (bool) {
        if (tape.releaseAt == 0 || block.timestamp < tape.releaseAt) return false;
        if (_public[tape.recording][interval] || _struck[tape.recording][interval]) return false;
        for (uint256 i = 0; i < SPEAKERS; ++i) {
            if ((tape.sets[interval] >> i) & 1 == 0) continue;
            Voice memory voice = tape.voices[i];
            if (voice.reach & Reach.RELEASE == 0 || voice.epoch != _withdrawals[voice.speaker]) return false;
        }
        return true;
    }

    function _keep(uint256 slot) private {
        _slots.push(slot);
        _asProposed[slot] = _hash(programme.slotOf(slot));
    }

    function _hash(Slot memory s) private pure returns (bytes32) {
        return keccak256(abi.encode(s.room, s.proposer, s.start, s.end, s.reach, s.metadataHash));
    }

    function _times(uint256 from, uint256 quanta) private view returns (uint64 start, uint64 end) {
        start = uint64((block.timestamp / QUANTUM) * QUANTUM + bound(from, 0, 12) * QUANTUM);
        end = start + uint64(bound(quanta, 1, 8)) * QUANTUM;
    }

    function _recentSlot(uint256 seed) private view returns (uint256) {
        uint256 span = _slots.length < 8 ? _slots.length : 8;
        return _slots[_slots.length - 1 - seed % span];
    }

    function _recentRound(uint256 seed) private view returns (bytes32) {
        uint256 span = _rounds.length < 2 ? _rounds.length : 2;
        return _rounds[_rounds.length - 1 - seed % span];
    }

    function _statusOf(bytes32 round) private view returns (RoundStatus) {
        return rounds.statusAt(round, uint64(block.timestamp));
    }

    function _recentTape(uint256 seed) private view returns (Tape storage) {
        uint256 span = _tapes.length < 4 ? _tapes.length : 4;
        return _tapes[_tapes.length - 1 - seed % span];
    }

    function _note(string memory step, bool success) private {
        if (_calls[step]++ == 0) _steps.push(step);
        if (success) ++_successes[step];
    }
}
