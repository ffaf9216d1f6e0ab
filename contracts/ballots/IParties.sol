// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A ballot's target that knows of calls which concern somebody so closely that they must not vote on them.
interface IParties {
    /// @notice The parties to a call, at most 4. Reverts for a call whose parties it cannot tell: a ballot on it is not opened.
    /// @param callData the whole call: selector, room, arguments.
    function partiesOf(bytes calldata callData) external view returns (address[] memory);
}
