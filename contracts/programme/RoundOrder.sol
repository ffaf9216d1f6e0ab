// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRounds} from "./IRounds.sol";

/// @notice A slot in a round.
struct Entry {
    /// Its place among the entries, counted from 1; zero when it is none.
    uint8 place;
    /// Votes that approve it.
    uint128 approvals;
}

/// @title The order in which a round books: most approvals first, of equals the lesser id.
/// @dev The order is strict, so a list in this order names nobody twice, and one as long as the entries leaves nobody out.
library RoundOrder {
    /// @notice Reverts unless `sorted` holds every one of `count` entries of the round, in order.
    function check(
        mapping(uint256 slot => Entry) storage entries,
        bytes32 round,
        uint256[] calldata sorted,
        uint256 count
    ) internal view {
        if (sorted.length != count) revert IRounds.RoundsIncomplete(sorted.length, count);
        Entry memory last;
        for (uint256 i = 0; i < sorted.length; ++i) {
            Entry memory entry = entries[sorted[i]];
            if (entry.place == 0) revert IRounds.RoundsUnknownEntry(round, sorted[i]);
            if (i > 0 && !precedes(last.approvals, sorted[i - 1], entry.approvals, sorted[i])) {
                revert IRounds.RoundsNotSorted(i);
            }
            last = entry;
        }
    }

    /// @return whether the first of two entries is booked before the second.
    function precedes(uint256 approvals, uint256 slot, uint256 otherApprovals, uint256 otherSlot)
        internal
        pure
        returns (bool)
    {
        return approvals > otherApprovals || (approvals == otherApprovals && slot < otherSlot);
    }
}
