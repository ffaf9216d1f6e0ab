// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RoomConfig, RuleEntry} from "../rooms/IRooms.sol";
import {Reach} from "../programme/Reach.sol";
import {Recorder} from "../test/Recorder.sol";
import {Access, IArchive, Interval, IntervalKey, Recording, Seal, Voice} from "./IArchive.sol";

contract ArchiveTest is Recorder {
    uint64 private start;
    uint256 private slot;
    Voice[] private voices;
    /// @dev Four intervals: nobody but the third voice in the second, and in no other.
    uint256[] private sets;
    bytes32 private recording;

    function setUp() public override {
        super.setUp();
        start = uint64(NOW) + 100;
        slot = _aired(Reach.ALL, "{}");
        Voice[] memory heard = voicesOf(council, 4, 3);
        for (uint256 i = 0; i < heard.length; ++i) {
            voices.push(heard[i]);
        }
        sets = [3, 7, 3, 0];
        recording = _seal(sealOf(council, slot, voices, sets));
    }

    // ── A recording's life ──────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_nothingIsRevealedBeforeItIsReleased() public {
        _refuseKey(0, Access.NOT_RELEASED);
        _release();
        _reveal(0);
        (bool revealed, bool expunged) = archive.stateOf(recording, 0);
        check(revealed && !expunged, "revealed");
        _refuseKey(0, Access.REVEALED);
    }

    function test_aRecordingReadsBackAsItWasSealed() public view {
        Recording memory r = archive.recordingOf(recording);
        check(r.room == council && r.slot == slot && r.relay == member(RELAY_KEY), "whose");
        check(r.cidHash == keccak256(bytes(CID)) && r.intervals == 4 && r.releasable, "what");
        check(r.sealedAt == block.timestamp && r.releaseAt == 0 && r.revealed == 0 && r.expunged == 0, "how");
    }

    function test_aBallotReleases() public {
        RoomConfig memory config = councilConfig();
        config.governorActs = false;
        config.rules = new RuleEntry[](1);
        config.rules[0] = RuleEntry(address(archive), IArchive.release.selector, rule());
        uint256 hall = rooms.createRoom(config);
        bytes32 sealed_ = _seal(sealOf(hall, 0, voices, sets));
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveUnauthorized.selector, hall, GOVERNOR));
        archive.release(hall, sealed_);
        vm.prank(member(1));
        bytes32 ballot =
            ballots.open(hall, address(archive), IArchive.release.selector, abi.encode(sealed_), "Let it be heard");
        castAll(ballot, 1, 5, 1);
        ballots.settle(ballot, abi.encodeCall(IArchive.release, (hall, sealed_)));
        check(archive.isReleased(sealed_, uint64(block.timestamp)), "released");
        IntervalKey[] memory keys = new IntervalKey[](1);
        keys[0] = revealOf(hall, 0, sets, 3);
        archive.reveal(sealed_, voices, keys);
    }

    function test_aRoomsPolicyReleasesWhatIsSealedAfterIt() public {
        vm.prank(GOVERNOR);
        archive.setReleasePolicy(council, 60);
        equal(archive.releasePolicyOf(council), 60, "the policy");
        recording = _seal(sealOf(council, 0, voices, sets));
        uint64 now_ = uint64(block.timestamp);
        check(!archive.isReleased(recording, now_ + 59) && archive.isReleased(recording, now_ + 60), "by itself");
        slot = 0;
        _refuseKey(0, Access.NOT_RELEASED);
        vm.warp(now_ + 60);
        _reveal(0);
        vm.prank(GOVERNOR);
        archive.setReleasePolicy(council, 0);
        check(archive.isReleased(recording, now_ + 60), "what was sealed keeps its time");
    }

    function test_aReleaseIsTakenBackUntilItIsGivenAgain() public {
        _release();
        _reveal(0);
        vm.prank(GOVERNOR);
        archive.withhold(council, recording);
        _refuseKey(1, Access.NOT_RELEASED);
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveWrongStatus.selector, recording, 0));
        archive.withhold(council, recording);
        _release();
        _reveal(1);
    }

    function test_keysThatWereMissedCanBeTold() public {
        uint64 late = uint64(block.timestamp) + 31 days;
        check(!archive.isOverdue(recording, late), "nothing is due before the release");
        _release();
        check(!archive.isOverdue(recording, uint64(block.timestamp) + 30 days), "nor before its time");
        _reveal(0);
        _reveal(1);
        _reveal(3);
        check(archive.isOverdue(recording, late), "one is missing");
        vm.prank(GOVERNOR);
        archive.expunge(council, recording, 2, 1);
        check(!archive.isOverdue(recording, late), "a closed one is not");
    }

    // ── Who withdraws ───────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev One voice of ten seconds closes its own interval, not the rest of the assembly.
    function test_whoWithdrawsClosesTheirOwnIntervalsAndNoOthers() public {
        _release();
        vm.prank(voices[2].speaker);
        consents.withdraw(council);
        _refuseKey(1, Access.WITHDRAWN);
        _reveal(0);
        _reveal(2);
        _reveal(3);
    }

    function test_aWithdrawalIsForGood() public {
        vm.prank(voices[2].speaker);
        consents.withdraw(council);
        _release();
        // A later consent is to what is recorded later.
        Voice[] memory later = voicesOf(council, 4, 3);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveWrongVoices.selector, recording));
        archive.reveal(recording, later, _keys(1));
        _refuseKey(1, Access.WITHDRAWN);
    }

    function test_aWithdrawalInAnotherRoomClosesNothing() public {
        _release();
        vm.prank(voices[0].speaker);
        consents.withdraw(room);
        _reveal(0);
    }

    /// @dev Else it would come into force with the very withdrawal it should obey.
    function test_aConsentOfAnEpochToComeIsRefused() public {
        Voice[] memory ahead = voicesOf(council, 4, 3);
        ahead[1].epoch = 1;
        _refuseSeal(
            sealOf(council, slot, ahead, sets),
            abi.encodeWithSelector(IArchive.ArchiveEpochAhead.selector, ahead[1].speaker, 1)
        );
    }

    function test_aConsentThatWasVoidAtTheSealStaysVoid() public {
        vm.prank(voices[0].speaker);
        consents.withdraw(council);
        Seal memory given = sealOf(council, slot, voices, sets);
        given.plaintextRoot = "again";
        recording = _seal(given);
        _release();
        _refuseKey(0, Access.WITHDRAWN);
    }

    function test_whoConsentedToARecordingOnlyIsNotReleased() public {
        voices[2].reach = Reach.ALL & ~Reach.RELEASE;
        recording = _seal(sealOf(council, slot, voices, sets));
        _release();
        _refuseKey(1, Access.NOT_CONSENTED);
        _reveal(0);
    }

    // ── Closing for good ────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aSpeakerClosesIntervalsTheyAreIn() public {
        _release();
        vm.prank(voices[2].speaker);
        archive.expungeVoice(recording, voices, 2, _intervals(1));
        _refuseKey(1, Access.EXPUNGED);
        vm.prank(voices[2].speaker);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveNothingToExpunge.selector, recording));
        archive.expungeVoice(recording, voices, 2, _intervals(1));
        vm.prank(voices[2].speaker);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveNotInInterval.selector, recording, 0, voices[2].speaker));
        archive.expungeVoice(recording, voices, 2, _intervals(0));
    }

    function test_anyoneWritesDownThatASpeakerHasWithdrawn() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveNotWithdrawn.selector, recording, voices[2].speaker));
        archive.expungeVoice(recording, voices, 2, _intervals(1));
        vm.prank(voices[2].speaker);
        consents.withdraw(council);
        vm.prank(STRANGER);
        archive.expungeVoice(recording, voices, 2, _intervals(1));
        (, bool expunged) = archive.stateOf(recording, 1);
        check(expunged, "closed for good");
    }

    function test_theRoomClosesIntervalsButNotWhatIsPublic() public {
        _release();
        _reveal(0);
        vm.startPrank(GOVERNOR);
        archive.expunge(council, recording, 0, 3);
        equal(archive.recordingOf(recording).expunged, 2, "the first is public");
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveNothingToExpunge.selector, recording));
        archive.expunge(council, recording, 0, 3);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveOutOfRange.selector, bytes32("first"), 4, 0, 3));
        archive.expunge(council, recording, 4, 1);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveOutOfRange.selector, bytes32("count"), 4, 1, 3));
        archive.expunge(council, recording, 1, 4);
        vm.stopPrank();
        _refuseKey(2, Access.EXPUNGED);
        _reveal(3);
    }

    // ── Keys and their context ──────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aKeyOpensTheIntervalItWasMadeForAndNoOther() public {
        _release();
        IntervalKey[] memory keys = _keys(0);
        keys[0].index = 2;
        _refuseKeys(keys, 2, Access.NOT_IN_RECORDING);
        keys = _keys(0);
        keys[0].key = keyOf(9);
        _refuseKeys(keys, 0, Access.NOT_IN_RECORDING);
        keys = _keys(0);
        keys[0].salt = saltOf(9);
        _refuseKeys(keys, 0, Access.NOT_IN_RECORDING);
        keys = _keys(0);
        keys[0].proof[0] = bytes32(0);
        _refuseKeys(keys, 0, Access.NOT_IN_RECORDING);
        keys = _keys(0);
        keys[0].index = 4;
        _refuseKeys(keys, 4, Access.NOT_IN_RECORDING);
        archive.reveal(recording, voices, _keys(0));
    }

    /// @dev The set of voices is in the leaf: nobody leaves out who withdrew.
    function test_nobodyIsLeftOutOfAnInterval() public {
        _release();
        vm.prank(voices[2].speaker);
        consents.withdraw(council);
        IntervalKey[] memory keys = _keys(1);
        keys[0].voices = 3;
        _refuseKeys(keys, 1, Access.NOT_IN_RECORDING);
    }

    function test_aCommitmentIsBoundToItsRecording() public view {
        bytes32 bound_ = archive.keyCommitment(1, 2, "c", 3, keyOf(0), saltOf(0));
        check(archive.keyCommitment(1, 2, CID, 3, keyOf(3), saltOf(3)) == commitmentOf(1, 2, 3), "as it is made");
        check(bound_ != archive.keyCommitment(9, 2, "c", 3, keyOf(0), saltOf(0)), "room");
        check(bound_ != archive.keyCommitment(1, 9, "c", 3, keyOf(0), saltOf(0)), "slot");
        check(bound_ != archive.keyCommitment(1, 2, "d", 3, keyOf(0), saltOf(0)), "cid");
        check(bound_ != archive.keyCommitment(1, 2, "c", 9, keyOf(0), saltOf(0)), "interval");
        check(bound_ != archive.keyCommitment(1, 2, "c", 3, keyOf(1), saltOf(0)), "key");
        check(bound_ != archive.keyCommitment(1, 2, "c", 3, keyOf(0), saltOf(1)), "salt");
    }

    function test_aSetOfVoicesThatAreNotThereIsNobodysConsent() public {
        uint256[] memory odd = new uint256[](1);
        odd[0] = 8;
        recording = _seal(sealOf(council, slot, voices, odd));
        _release();
        IntervalKey[] memory keys = new IntervalKey[](1);
        keys[0] = revealOf(council, slot, odd, 0);
        _refuseKeys(keys, 0, Access.NOT_IN_RECORDING);
    }

    function test_accessIsAskedWithoutShowingAKey() public {
        Access[] memory access = archive.accessOf(recording, voices, _intervals(1));
        check(access[0] == Access.NOT_RELEASED, "not yet");
        _release();
        access = archive.accessOf(recording, voices, _intervals(1));
        check(access[0] == Access.OPEN, "open");
        vm.prank(voices[2].speaker);
        consents.withdraw(council);
        access = archive.accessOf(recording, voices, _intervals(1));
        check(access[0] == Access.WITHDRAWN, "withdrawn");
    }

    function testFuzz_everyIntervalOfATreeHasAProof(uint256 seed) public {
        uint256[] memory many = new uint256[](1 + seed % 40);
        for (uint256 i = 0; i < many.length; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            many[i] = seed % 8;
        }
        recording = _seal(sealOf(council, slot, voices, many));
        _release();
        IntervalKey[] memory keys = new IntervalKey[](many.length);
        for (uint256 i = 0; i < many.length; ++i) {
            keys[i] = revealOf(council, slot, many, i);
        }
        archive.reveal(recording, voices, keys);
        equal(archive.recordingOf(recording).revealed, many.length, "all of them");
    }

    /// @dev As many voices as can be: sealing, revealing and closing stay within a transaction.
    function test_twoHundredAndFiftySixVoicesAreNotTooMany() public {
        Voice[] memory crowd = new Voice[](256);
        for (uint256 i = 0; i < 256; ++i) {
            crowd[i] = Voice(address(uint160(i + 1)), 0, Reach.ALL, keccak256(abi.encode(i)));
        }
        uint256[] memory all = new uint256[](1);
        all[0] = type(uint256).max;
        Seal memory given = sealOf(council, slot, crowd, all);
        uint256 gas = gasleft();
        bytes32 full = _seal(given);
        check(gas - gasleft() < 4_000_000, "sealing");
        vm.prank(GOVERNOR);
        archive.release(council, full);
        IntervalKey[] memory keys = new IntervalKey[](1);
        keys[0] = revealOf(council, slot, all, 0);
        gas = gasleft();
        archive.reveal(full, crowd, keys);
        check(gas - gasleft() < 4_000_000, "revealing");
        Voice[] memory more = new Voice[](257);
        _refuseSeal(
            sealOf(council, slot, more, all),
            abi.encodeWithSelector(IArchive.ArchiveOutOfRange.selector, bytes32("voices"), 257, 0, 256)
        );
    }

    // ── Who seals what ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_onlyARelayOfTheRoomSeals() public {
        Seal memory given = sealOf(council, slot, voices, sets);
        given.plaintextRoot = "another";
        bytes memory refusal = abi.encodeWithSelector(IArchive.ArchiveUnauthorized.selector, council, STRANGER);
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        archive.seal(given);
        vm.prank(member(RELAY_KEY));
        relays.retire(member(RELAY_KEY));
        _refuseSeal(given, abi.encodeWithSelector(IArchive.ArchiveUnauthorized.selector, council, member(RELAY_KEY)));
    }

    function test_onlyWhatAiredWithConsentToRecordIsSealed() public {
        uint256 live = _aired(Reach.LIVE_AUDIO | Reach.RELEASE, "live only");
        _refuseSlot(council, live);
        uint256 unlocked = proposeAs(1, start + 90, start + 120, Reach.ALL, "unlocked");
        _refuseSlot(council, unlocked);
        vm.prank(GOVERNOR);
        programme.approve(council, unlocked);
        _refuseSlot(council, unlocked);
        vm.warp(start + 89);
        programme.lock(unlocked);
        _refuseSlot(council, unlocked);
        vm.warp(start + 91);
        vm.prank(GOVERNOR);
        programme.cancel(council, unlocked);
        _refuseSlot(council, unlocked);
        RoomConfig memory config = councilConfig();
        _refuseSlot(rooms.createRoom(config), slot);
        config.programme = address(0);
        _refuseSlot(rooms.createRoom(config), slot);
    }

    function test_aSlotWithoutReleaseIsKeptButNeverOpened() public {
        slot = _aired(Reach.LIVE_AUDIO | Reach.RECORD, "for us");
        vm.prank(GOVERNOR);
        archive.setReleasePolicy(council, 60);
        recording = _seal(sealOf(council, slot, voices, sets));
        check(!archive.isReleased(recording, FOREVER), "not by the policy");
        vm.prank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveNotReleasable.selector, recording));
        archive.release(council, recording);
    }

    function test_aRelaysRubbishTakesNobodysPlace() public {
        RoomConfig memory config = councilConfig();
        config.relays = new address[](2);
        (config.relays[0], config.relays[1]) = (member(RELAY_KEY), member(78));
        registerRelay(78, "https://other.example");
        uint256 hall = rooms.createRoom(config);
        Seal memory given = sealOf(hall, 0, voices, sets);
        vm.prank(member(78));
        bytes32 rubbish = archive.seal(given);
        bytes32 good = _seal(given);
        check(rubbish != good && good == archive.recordingId(given, member(RELAY_KEY)), "each its own");
        _refuseSeal(given, abi.encodeWithSelector(IArchive.ArchiveAlreadySealed.selector, good));
    }

    function test_sealsAreBounded() public {
        Seal memory given = _fresh();
        given.cid = string(new bytes(129));
        _refuseSeal(given, abi.encodeWithSelector(IArchive.ArchiveOutOfRange.selector, bytes32("cid"), 129, 1, 128));
        given = _fresh();
        given.intervals = 4_097;
        _refuseSeal(
            given, abi.encodeWithSelector(IArchive.ArchiveOutOfRange.selector, bytes32("intervals"), 4_097, 1, 4_096)
        );
        given = _fresh();
        given.revealBy = uint64(block.timestamp);
        _refuseSeal(
            given,
            abi.encodeWithSelector(
                IArchive.ArchiveOutOfRange.selector,
                bytes32("revealBy"),
                block.timestamp,
                block.timestamp + 1,
                block.timestamp + 3_650 days
            )
        );
        given = _fresh();
        given.intervalsRoot = 0;
        _refuseSeal(given, abi.encodeWithSelector(IArchive.ArchiveMissingRoot.selector));
        given = _fresh();
        given.voices[1] = given.voices[0];
        _refuseSeal(given, abi.encodeWithSelector(IArchive.ArchiveVoicesNotSorted.selector, 1));
        given = _fresh();
        given.voices[1].reach = Reach.RELEASE;
        _refuseSeal(
            given,
            abi.encodeWithSelector(IArchive.ArchiveNotRecordable.selector, given.voices[1].speaker, Reach.RELEASE)
        );
        vm.prank(GOVERNOR);
        vm.expectRevert(
            abi.encodeWithSelector(
                IArchive.ArchiveOutOfRange.selector, bytes32("releaseAfterSeconds"), 59, 60, 366 days
            )
        );
        archive.setReleasePolicy(council, 59);
    }

    function test_onlyWhoMayActForTheRoomReleasesWithholdsAndExpunges() public {
        bytes memory refusal = abi.encodeWithSelector(IArchive.ArchiveUnauthorized.selector, council, STRANGER);
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        archive.release(council, recording);
        vm.expectRevert(refusal);
        archive.withhold(council, recording);
        vm.expectRevert(refusal);
        archive.setReleasePolicy(council, 60);
        vm.expectRevert(refusal);
        archive.expunge(council, recording, 0, 1);
        vm.stopPrank();
        // Who may act for another room reaches nothing of this one's.
        RoomConfig memory config = councilConfig();
        config.governor = STRANGER;
        uint256 other = rooms.createRoom(config);
        refusal = abi.encodeWithSelector(IArchive.ArchiveUnknownRecording.selector, recording);
        vm.startPrank(STRANGER);
        vm.expectRevert(refusal);
        archive.release(other, recording);
        vm.expectRevert(refusal);
        archive.expunge(other, recording, 0, 1);
        vm.stopPrank();
        _release();
        vm.prank(GOVERNOR);
        vm.expectRevert(
            abi.encodeWithSelector(IArchive.ArchiveWrongStatus.selector, recording, uint64(block.timestamp))
        );
        archive.release(council, recording);
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveUnknownRecording.selector, bytes32("none")));
        archive.accessOf("none", voices, _intervals(0));
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveWrongVoices.selector, recording));
        archive.expungeVoice(recording, voices, 3, _intervals(0));
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev A slot of the council that is on air now; each beside the one before.
    function _aired(uint8 reach, string memory metadata) private returns (uint256 aired) {
        aired = proposeAs(1, start, start + 30, reach, metadata);
        vm.prank(GOVERNOR);
        programme.approve(council, aired);
        vm.warp(start);
        programme.lock(aired);
        start += 30;
    }

    function _seal(Seal memory given) private returns (bytes32) {
        vm.prank(member(RELAY_KEY));
        return archive.seal(given);
    }

    /// @dev Like what is sealed already, but for a root.
    function _fresh() private view returns (Seal memory given) {
        given = sealOf(council, slot, voicesOf(council, 4, 3), sets);
        given.plaintextRoot = "fresh";
    }

    function _refuseSeal(Seal memory given, bytes memory refusal) private {
        vm.prank(member(RELAY_KEY));
        vm.expectRevert(refusal);
        archive.seal(given);
    }

    function _refuseSlot(uint256 where, uint256 which) private {
        _refuseSeal(
            sealOf(where, which, voices, sets), abi.encodeWithSelector(IArchive.ArchiveUnfitSlot.selector, where, which)
        );
    }

    function _release() private {
        vm.prank(GOVERNOR);
        archive.release(council, recording);
    }

    function _keys(uint256 index) private view returns (IntervalKey[] memory keys) {
        keys = new IntervalKey[](1);
        keys[0] = revealOf(council, slot, sets, index);
    }

    function _intervals(uint256 index) private view returns (Interval[] memory intervals) {
        intervals = new Interval[](1);
        intervals[0] = intervalOf(council, slot, sets, index);
    }

    function _reveal(uint256 index) private {
        archive.reveal(recording, voices, _keys(index));
    }

    function _refuseKey(uint256 index, Access access) private {
        _refuseKeys(_keys(index), index, access);
    }

    function _refuseKeys(IntervalKey[] memory keys, uint256 index, Access access) private {
        vm.expectRevert(abi.encodeWithSelector(IArchive.ArchiveClosedInterval.selector, recording, index, access));
        archive.reveal(recording, voices, keys);
    }
}
