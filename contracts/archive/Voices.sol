// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IConsents} from "../programme/IConsents.sol";
import {Reach} from "../programme/Reach.sol";
import {Access, IArchive, Voice} from "./IArchive.sol";

/// @title The voices of a recording and their consents.
/// @dev Only the hash of the list is kept; whoever reveals brings the list. Epochs only rise, so a consent that is void stays void.
library Voices {
    /// A set of voices is a bit each in a word.
    uint256 internal constant MAX_VOICES = 256;

    uint8 private constant OPENABLE = Reach.RECORD | Reach.RELEASE;

    function hash(Voice[] calldata voices) internal pure returns (bytes32) {
        return keccak256(abi.encode(voices));
    }

    /// @notice Reverts unless each is named once, in order, with a consent to RECORD of no future epoch.
    function check(Voice[] calldata voices, IConsents consents, uint256 room) internal view {
        if (voices.length > MAX_VOICES) {
            revert IArchive.ArchiveOutOfRange("voices", voices.length, 0, MAX_VOICES);
        }
        for (uint256 i = 0; i < voices.length; ++i) {
            Voice calldata voice = voices[i];
            if (i > 0 && voice.speaker <= voices[i - 1].speaker) revert IArchive.ArchiveVoicesNotSorted(i);
            if (voice.reach & Reach.RECORD == 0 || voice.reach & ~Reach.ALL != 0) {
                revert IArchive.ArchiveNotRecordable(voice.speaker, voice.reach);
            }
            if (voice.epoch > consents.epochOf(room, voice.speaker)) {
                revert IArchive.ArchiveEpochAhead(voice.speaker, voice.epoch);
            }
        }
    }

    /// @notice Whether every voice of a set consents to RELEASE now.
    /// @param set bit i: the i-th voice. A bit beyond the list is nobody's consent.
    function accessOf(Voice[] calldata voices, uint256 set, IConsents consents, uint256 room)
        internal
        view
        returns (Access)
    {
        if (voices.length < MAX_VOICES && set >> voices.length != 0) return Access.NOT_IN_RECORDING;
        for (uint256 i = 0; i < voices.length; ++i) {
            if ((set >> i) & 1 == 0) continue;
            if (voices[i].reach & OPENABLE != OPENABLE) return Access.NOT_CONSENTED;
            if (isWithdrawn(voices[i], consents, room)) return Access.WITHDRAWN;
        }
        return Access.OPEN;
    }

    function isWithdrawn(Voice calldata voice, IConsents consents, uint256 room) internal view returns (bool) {
        return voice.epoch != consents.epochOf(room, voice.speaker);
    }
}
