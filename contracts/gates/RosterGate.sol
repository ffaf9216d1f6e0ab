// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Answer, IGate} from "./IGate.sol";
import {IRosterGate} from "./IRosterGate.sol";

/// @title A list of accounts, each until a time, kept by one account.
/// @dev WARNING: the keeper's writes act at once. A room that puts this gate before a capability lets the keeper hand that capability out
/// without the room's change delay; let the keeper be the governor, or somebody trusted as much.
contract RosterGate is IRosterGate {
    /// @inheritdoc IRosterGate
    address public keeper;
    /// @inheritdoc IRosterGate
    mapping(address account => uint64) public untilOf;

    constructor(address keeper_) {
        _setKeeper(keeper_);
    }

    modifier onlyKeeper() {
        if (msg.sender != keeper) revert RosterUnauthorizedKeeper(msg.sender);
        _;
    }

    /// @inheritdoc IGate
    function answer(uint256, address account, uint64 at) external view returns (Answer, uint64) {
        uint64 until = untilOf[account];
        return at < until ? (Answer.YES, until) : (Answer.NO, type(uint64).max);
    }

    /// @inheritdoc IRosterGate
    function set(address[] calldata accounts, uint64[] calldata untils) external onlyKeeper {
        if (accounts.length != untils.length) revert RosterInvalidArrayLength(accounts.length, untils.length);
        for (uint256 i = 0; i < accounts.length; ++i) {
            untilOf[accounts[i]] = untils[i];
            emit RosterSet(accounts[i], untils[i]);
        }
    }

    /// @inheritdoc IRosterGate
    function setKeeper(address keeper_) external onlyKeeper {
        _setKeeper(keeper_);
    }

    function _setKeeper(address keeper_) private {
        if (keeper_ == address(0)) revert RosterInvalidKeeper(keeper_);
        keeper = keeper_;
        emit KeeperSet(keeper_);
    }
}
