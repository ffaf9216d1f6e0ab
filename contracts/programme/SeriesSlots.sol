// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IProgramme, Series, Slot} from "./IProgramme.sol";

/// @title The slots of a series: their times and ids follow from the first one.
/// @dev
/// ```
///  start            start + everySeconds      start + 2 × everySeconds
///    ├──slot 0──┤       ├──slot 1──┤              ├──slot 2──┤              count slots, each lengthSeconds long
/// ```
library SeriesSlots {
    /// A year of weeks.
    uint256 internal constant MAX_COUNT = 52;

    /// @notice A slot's id: a hash of all it is about, on this chain and in this contract.
    function idOf(uint256 room, address proposer, uint64 start, uint64 end, uint8 reach, bytes32 metadataHash)
        internal
        view
        returns (uint256)
    {
        return uint256(
            keccak256(abi.encode(block.chainid, address(this), room, proposer, start, end, reach, metadataHash))
        );
    }

    /// @notice The series that repeats `first`; reverts unless its slots are apart and start at quanta.
    function repeat(Slot memory first, uint32 everySeconds, uint8 count, uint32 quantumSeconds)
        internal
        pure
        returns (Series memory)
    {
        uint32 lengthSeconds = uint32(first.end - first.start);
        if (count == 0 || count > MAX_COUNT || everySeconds < lengthSeconds || everySeconds % quantumSeconds != 0) {
            revert IProgramme.ProgrammeInvalidSeries(everySeconds, count);
        }
        return Series(
            first.room, first.proposer, everySeconds, lengthSeconds, count, first.reach, first.start, first.metadataHash
        );
    }

    /// @notice The series' id, never that of a slot.
    function id(Series memory series) internal view returns (uint256) {
        return uint256(keccak256(abi.encode(block.chainid, address(this), "series", series)));
    }

    /// @return start of its k-th slot, counted from 0.
    /// @return end of it.
    function timesOf(Series memory series, uint256 k) internal pure returns (uint64 start, uint64 end) {
        start = series.start + uint64(k) * series.everySeconds;
        end = start + series.lengthSeconds;
    }

    /// @return the id of its k-th slot.
    function slotId(Series memory series, uint256 k) internal view returns (uint256) {
        (uint64 start, uint64 end) = timesOf(series, k);
        return idOf(series.room, series.proposer, start, end, series.reach, series.metadataHash);
    }
}
