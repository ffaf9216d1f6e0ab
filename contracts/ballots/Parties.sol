// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BoundedCall} from "../gates/BoundedCall.sol";
import {IBallots} from "./IBallots.sol";
import {IParties} from "./IParties.sol";

/// @title Who is party to a call, as its target says.
library Parties {
    /// A target looks a case up and answers; this is ten times what that takes.
    uint256 private constant PARTIES_GAS = 100_000;
    uint256 private constant MAX_PARTIES = 4;
    /// Where the list begins and how long it is, before its members.
    uint256 private constant HEAD_WORDS = 2;

    /// @return parties each once, without the zero address; none where the target has no `partiesOf`.
    function to(address target, bytes memory callData) internal view returns (address[] memory parties) {
        (bool ok, uint256 size, uint256[] memory words) = BoundedCall.manyWords(
            target, PARTIES_GAS, abi.encodeCall(IParties.partiesOf, (callData)), HEAD_WORDS + MAX_PARTIES
        );
        // A contract without the function (and without a fallback) reverts without a word.
        if (size == 0) return parties;
        if (!ok || size < HEAD_WORDS * 32 || words[0] != 32 || words[1] > MAX_PARTIES) {
            revert IBallots.BallotsPartiesUnknown(target);
        }
        if (size < (HEAD_WORDS + words[1]) * 32) revert IBallots.BallotsPartiesUnknown(target);
        return _distinct(words);
    }

    function _distinct(uint256[] memory words) private pure returns (address[] memory parties) {
        uint256 count = 0;
        uint256 given = words[1];
        parties = new address[](given);
        for (uint256 i = 0; i < given; ++i) {
            address party = address(uint160(words[HEAD_WORDS + i]));
            bool isNew = party != address(0);
            for (uint256 j = 0; j < count && isNew; ++j) {
                isNew = parties[j] != party;
            }
            if (isNew) parties[count++] = party;
        }
        assembly ("memory-safe") {
            mstore(parties, count)
        }
    }
}
