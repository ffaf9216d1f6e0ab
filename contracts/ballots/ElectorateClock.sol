// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {IERC6372} from "@openzeppelin/contracts/interfaces/IERC6372.sol";
import {BoundedCall} from "../gates/BoundedCall.sol";
import {IERC5192} from "../membership/IERC5192.sol";

/// @title An electorate's votes, read in its own clock and with bounded gas.
/// @dev Some tokens count blocks, some seconds. Asking a block counter for a timestamp fails for ever (ERC5805FutureLookup), so the clock is always
/// the token's: ERC-6372's `clock()`, or the block number where there is none.
library ElectorateClock {
    /// OpenZeppelin's checkpoints cost some 10k for a million entries; the rest is for proxies and cold storage.
    uint256 internal constant READ_GAS = 100_000;
    /// For ERC-165 and ERC-6372 questions (ERC-165 says 30,000).
    uint256 internal constant PROBE_GAS = 30_000;
    /// Snapshot lag in blocks when the token counts blocks and can be transferred: an hour at 12 s a block.
    uint32 internal constant MIN_LAG_BLOCKS = 300;
    /// Snapshot lag in seconds when the token counts seconds and can be transferred: longer than a sequencer's clock may run ahead.
    uint32 internal constant MIN_LAG_SECONDS = 1 hours;

    /// @return timepoint now, in the electorate's own clock.
    /// @return isBlocks whether it counts blocks.
    function clockOf(address electorate) internal view returns (uint256 timepoint, bool isBlocks) {
        (bool ok, uint256 size, uint256 value,) =
            BoundedCall.words(electorate, PROBE_GAS, abi.encodeCall(IERC6372.clock, ()));
        if (!ok || size < 32 || value > type(uint48).max) return (block.number, true);
        return (value, value != block.timestamp);
    }

    /// @return the least snapshot lag a rule may have, in the electorate's clock.
    function minLagOf(address electorate) internal view returns (uint32) {
        if (_isLocked(electorate)) return 1;
        (, bool isBlocks) = clockOf(electorate);
        return isBlocks ? MIN_LAG_BLOCKS : MIN_LAG_SECONDS;
    }

    /// @return ok false when the electorate did not answer.
    /// @return votes of `account` at `timepoint`.
    function pastVotes(address electorate, address account, uint256 timepoint)
        internal
        view
        returns (bool ok, uint256 votes)
    {
        return _read(electorate, abi.encodeCall(IVotes.getPastVotes, (account, timepoint)));
    }

    /// @return ok false when the electorate did not answer.
    /// @return supply of votes at `timepoint`, delegated or not.
    function pastSupply(address electorate, uint256 timepoint) internal view returns (bool ok, uint256 supply) {
        return _read(electorate, abi.encodeCall(IVotes.getPastTotalSupply, (timepoint)));
    }

    function _read(address electorate, bytes memory data) private view returns (bool, uint256) {
        (bool ok, uint256 size, uint256 value,) = BoundedCall.words(electorate, READ_GAS, data);
        return (ok && size >= 32, value);
    }

    function _isLocked(address electorate) private view returns (bool) {
        (bool ok, uint256 size, uint256 value,) = BoundedCall.words(
            electorate, PROBE_GAS, abi.encodeCall(IERC165.supportsInterface, (type(IERC5192).interfaceId))
        );
        return ok && size >= 32 && value == 1;
    }
}
