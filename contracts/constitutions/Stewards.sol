// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IMembership} from "../membership/IMembership.sol";
import {IStewards} from "./IStewards.sol";

/// @title Stewards: acts when enough of the members of a membership want the same call. Made as a clone (ERC-1167).
/// @dev Who is a steward is read from the membership at the time of execution: who left no longer counts.
/// ```
///  _actions[action]    since 64 | executed 8      time of the first approval
///                      approvers[]                in order; those who left stay listed and are not counted
/// ```
/// NOTE: where stewards leave, the rest decide by `threshold` or all of them, whichever is fewer, so that nobody is locked out.
contract Stewards is IStewards, Initializable {
    struct Action {
        uint64 since;
        bool executed;
        address[] approvers;
    }

    /// @notice How long after its first approval a call may be made, s.
    uint64 public constant ACTION_SECONDS = 30 days;

    /// @inheritdoc IStewards
    IMembership public membership;
    /// @inheritdoc IStewards
    uint32 public threshold;

    mapping(bytes32 action => Action) private _actions;

    constructor() {
        _disableInitializers();
    }

    /// @param membership_ whose members are the stewards; at least `threshold_` of them.
    function initialize(IMembership membership_, uint32 threshold_) external initializer {
        membership = membership_;
        _setThreshold(threshold_);
    }

    /// @inheritdoc IStewards
    function approve(address target, bytes calldata data, bytes32 salt) external returns (bytes32 action) {
        if (!membership.isMember(msg.sender)) revert StewardsUnauthorized(msg.sender);
        action = actionOf(target, data, salt);
        Action storage a = _open(action);
        if (_indexOf(a.approvers, msg.sender) < a.approvers.length) revert StewardsAlreadyApproved(action, msg.sender);
        if (a.since == 0) a.since = uint64(block.timestamp);
        a.approvers.push(msg.sender);
        emit ActionApproved(action, msg.sender, target, data, salt);
    }

    /// @inheritdoc IStewards
    function withdrawApproval(bytes32 action) external {
        Action storage a = _open(action);
        uint256 last = a.approvers.length;
        uint256 index = _indexOf(a.approvers, msg.sender);
        if (index == last) revert StewardsNotApproved(action, msg.sender);
        a.approvers[index] = a.approvers[last - 1];
        a.approvers.pop();
        emit ApprovalWithdrawn(action, msg.sender);
    }

    /// @inheritdoc IStewards
    function execute(address target, bytes calldata data, bytes32 salt) external {
        bytes32 action = actionOf(target, data, salt);
        Action storage a = _open(action);
        (uint256 approvals,) = approvalsOf(action);
        uint256 members = membership.memberCount();
        uint256 needed = members < threshold ? members : threshold;
        // Nobody at all decides nothing.
        if (needed == 0) needed = 1;
        if (approvals < needed) revert StewardsTooFew(action, approvals, needed);
        a.executed = true;
        emit ActionExecuted(action, msg.sender);
        (bool ok, bytes memory reason) = target.call(data);
        if (!ok) revert StewardsCallFailed(action, reason);
    }

    /// @inheritdoc IStewards
    function setThreshold(uint32 threshold_) external {
        if (msg.sender != address(this)) revert StewardsUnauthorized(msg.sender);
        _setThreshold(threshold_);
    }

    /// @inheritdoc IStewards
    function actionOf(address target, bytes calldata data, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), target, keccak256(data), salt));
    }

    /// @inheritdoc IStewards
    function approvalsOf(bytes32 action) public view returns (uint256 approvals, bool executed) {
        Action storage a = _actions[action];
        for (uint256 i = 0; i < a.approvers.length; ++i) {
            if (membership.isMember(a.approvers[i])) ++approvals;
        }
        return (approvals, a.executed);
    }

    function _open(bytes32 action) private view returns (Action storage a) {
        a = _actions[action];
        if (a.executed) revert StewardsAlreadyExecuted(action);
        if (a.since != 0 && block.timestamp >= a.since + ACTION_SECONDS) revert StewardsLapsed(action);
    }

    function _setThreshold(uint32 threshold_) private {
        uint256 members = membership.memberCount();
        if (threshold_ == 0 || threshold_ > members) revert StewardsInvalidThreshold(threshold_, members);
        threshold = threshold_;
        emit ThresholdSet(threshold_);
    }

    /// @return the list's length when `account` is not in it.
    function _indexOf(address[] storage list, address account) private view returns (uint256) {
        for (uint256 i = 0; i < list.length; ++i) {
            if (list[i] == account) return i;
        }
        return list.length;
    }
}
