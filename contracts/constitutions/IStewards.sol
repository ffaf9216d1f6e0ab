// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IMembership} from "../membership/IMembership.sol";

/// @title Stewards: acts when enough of the members of a membership want the same call.
/// @notice Where there is a Safe, use it; this serves where there is none. It holds no money.
interface IStewards {
    /// @notice `by` approved a call, whether it was the first to do so or not.
    event ActionApproved(bytes32 indexed action, address indexed by, address target, bytes data, bytes32 salt);
    /// @notice `by` took its approval back.
    event ApprovalWithdrawn(bytes32 indexed action, address indexed by);
    /// @notice The call was made.
    event ActionExecuted(bytes32 indexed action, address indexed by);
    /// @notice How many must approve changed.
    event ThresholdSet(uint32 threshold);

    /// @dev Thrown when the account is no steward.
    error StewardsUnauthorized(address account);
    /// @dev Thrown when the threshold would be none, or more than there are stewards.
    error StewardsInvalidThreshold(uint256 given, uint256 ceiling);
    /// @dev Thrown when the steward approved already.
    error StewardsAlreadyApproved(bytes32 action, address account);
    /// @dev Thrown when the steward has not approved.
    error StewardsNotApproved(bytes32 action, address account);
    /// @dev Thrown when too few stewards of today approve.
    error StewardsTooFew(bytes32 action, uint256 approvals, uint256 needed);
    /// @dev Thrown when the call was made already.
    error StewardsAlreadyExecuted(bytes32 action);
    /// @dev Thrown when the first approval is older than `ACTION_SECONDS`; approve it with another salt.
    error StewardsLapsed(bytes32 action);
    /// @dev Thrown when the call failed; `reason` is what the target reverted with.
    error StewardsCallFailed(bytes32 action, bytes reason);

    /// @notice Who the stewards are.
    function membership() external view returns (IMembership);
    /// @notice How many must approve; all of them where there are fewer.
    function threshold() external view returns (uint32);
    /// @notice Id of a call; `salt` tells it from the same call made another time.
    function actionOf(address target, bytes calldata data, bytes32 salt) external view returns (bytes32 action);
    /// @notice How many of today's stewards approve, and whether the call was made.
    function approvalsOf(bytes32 action) external view returns (uint256 approvals, bool executed);

    /// @notice Approves a call. Stewards.
    function approve(address target, bytes calldata data, bytes32 salt) external returns (bytes32 action);
    /// @notice Takes one's approval back.
    function withdrawApproval(bytes32 action) external;
    /// @notice Makes the call once enough of today's stewards approve. Anyone.
    function execute(address target, bytes calldata data, bytes32 salt) external;
    /// @notice Sets how many must approve. Only by an action of the stewards.
    function setThreshold(uint32 threshold) external;
}
