// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title ERC-5192: minimal soulbound tokens.
interface IERC5192 {
    /// @notice The token can never be transferred from now on.
    event Locked(uint256 tokenId);

    /// @notice Whether the token is locked. Reverts for a token nobody owns.
    function locked(uint256 tokenId) external view returns (bool);
}
