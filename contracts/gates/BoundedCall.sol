// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Static calls to strangers: a fixed amount of gas, a fixed number of words copied back, never a revert of theirs.
/// @dev The callee always gets exactly `gasCap`; where that is not there the whole call reverts, so that nobody can turn an answer into
/// another one by sending less gas (EIP-150 hands on 63/64 of what is left).
library BoundedCall {
    /// @dev Thrown when too little gas is left to ask fairly.
    error InsufficientGas(uint256 left, uint256 needed);

    /// Cold account access (2,600), the call itself and room to return.
    uint256 private constant OVERHEAD_GAS = 5_000;

    /// @return ok whether the call succeeded; true for an account without code.
    /// @return size bytes returned, of which at most 64 were copied.
    /// @return first the first word, zero where nothing was returned.
    /// @return second the second word, zero where nothing was returned.
    function words(address target, uint256 gasCap, bytes memory data)
        internal
        view
        returns (bool ok, uint256 size, uint256 first, uint256 second)
    {
        _requireGas(gasCap);
        // Memory 0x00–0x40 is scratch space by Solidity's layout.
        assembly ("memory-safe") {
            mstore(0x00, 0)
            mstore(0x20, 0)
            ok := staticcall(gasCap, target, add(data, 0x20), mload(data), 0x00, 0x40)
            size := returndatasize()
            first := mload(0x00)
            second := mload(0x20)
        }
    }

    /// @return ok whether the call succeeded; true for an account without code.
    /// @return size bytes returned, of which at most `count` words were copied.
    /// @return copied that many words, zero where nothing was returned.
    function manyWords(address target, uint256 gasCap, bytes memory data, uint256 count)
        internal
        view
        returns (bool ok, uint256 size, uint256[] memory copied)
    {
        copied = new uint256[](count);
        _requireGas(gasCap);
        assembly ("memory-safe") {
            ok := staticcall(gasCap, target, add(data, 0x20), mload(data), add(copied, 0x20), mul(count, 0x20))
            size := returndatasize()
        }
    }

    function _requireGas(uint256 gasCap) private view {
        uint256 needed = (gasCap * 64) / 63 + OVERHEAD_GAS;
        if (gasleft() < needed) revert InsufficientGas(gasleft(), needed);
    }
}
