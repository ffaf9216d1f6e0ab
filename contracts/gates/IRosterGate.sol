// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IGate} from "./IGate.sol";

/// @title A list of accounts, each until a time, kept by one account.
interface IRosterGate is IGate {
    /// @notice `account` qualifies while the time is before `until`; 0 strikes it off.
    event RosterSet(address indexed account, uint64 until);
    /// @notice The keeper handed the list over.
    event KeeperSet(address indexed keeper);

    /// @dev Thrown when somebody other than the keeper writes.
    error RosterUnauthorizedKeeper(address account);
    /// @dev Thrown when the two lists differ in length.
    error RosterInvalidArrayLength(uint256 accounts, uint256 untils);
    /// @dev Thrown when the list would be handed to nobody.
    error RosterInvalidKeeper(address keeper);

    /// @notice Who writes the list.
    function keeper() external view returns (address);
    /// @notice Until when `account` is on the list, in seconds since 1970; 0 when it is not.
    function untilOf(address account) external view returns (uint64);
    /// @notice Writes many entries at once. Keeper only. Acts at once: no change delay of any room applies to it.
    function set(address[] calldata accounts, uint64[] calldata untils) external;
    /// @notice Hands the list over. Keeper only.
    function setKeeper(address keeper) external;
}
