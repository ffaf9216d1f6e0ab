// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title The calls of Multicall3 that viem and ensjs make, for chains that do not bring it.
/// @dev Values sent along are not supported: this is for reading.
contract Multicall {
    struct Call {
        address target;
        bytes callData;
    }

    struct Call3 {
        address target;
        bool allowFailure;
        bytes callData;
    }

    struct Result {
        bool success;
        bytes returnData;
    }

    /// @dev Thrown when a call failed that must not.
    error MulticallFailed(uint256 index);

    /// @notice Makes the calls; each says whether it may fail.
    function aggregate3(Call3[] calldata calls) external payable returns (Result[] memory results) {
        results = new Result[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            results[i] = _call(calls[i].target, calls[i].callData);
            if (!results[i].success && !calls[i].allowFailure) revert MulticallFailed(i);
        }
    }

    /// @notice Makes the calls.
    /// @param requireSuccess whether all of them must succeed.
    function tryAggregate(bool requireSuccess, Call[] calldata calls)
        external
        payable
        returns (Result[] memory results)
    {
        results = new Result[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            results[i] = _call(calls[i].target, calls[i].callData);
            if (!results[i].success && requireSuccess) revert MulticallFailed(i);
        }
    }

    function _call(address target, bytes calldata callData) private returns (Result memory result) {
        (result.success, result.returnData) = target.call(callData);
    }
}
