// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Membership: one token and one vote each, never transferable.
/// @dev Besides what follows the contract is ERC-721, ERC-5192 (always locked), ERC-5805 votes and ERC-6372 with a timestamp clock.
/// The token id of an account is the account itself as a number.
interface IMembership {
    /// @notice `account` became a member.
    event MemberAdmitted(address indexed account, address indexed by);
    /// @notice `account` is no longer a member; its votes count in no later snapshot.
    event MemberRemoved(address indexed account, address indexed by);
    /// @notice Who governs the membership changed.
    event GovernorSet(address indexed governor);
    /// @notice Who else may admit changed; the zero address means nobody.
    event AdmitterSet(address indexed admitter);

    /// @dev Thrown when the caller may not do this.
    error MembershipUnauthorized(address account);
    /// @dev Thrown when somebody tries to move a membership.
    error MembershipNonTransferable();
    /// @dev Thrown when the account is a member already.
    error MembershipAlreadyAdmitted(address account);
    /// @dev Thrown when the account is no member.
    error MembershipUnknownMember(address account);
    /// @dev Thrown when nobody would govern.
    error MembershipInvalidGovernor(address governor);

    /// @notice Who admits and removes.
    function governor() external view returns (address);
    /// @notice Who else may admit.
    function admitter() external view returns (address);
    /// @notice Whether `account` is a member.
    function isMember(address account) external view returns (bool);
    /// @notice Number of members.
    function memberCount() external view returns (uint256);
    /// @notice Admits accounts; each is delegated to itself. Governor or admitter. Reverts if one is a member already.
    function admit(address[] calldata accounts) external;
    /// @notice Ends a membership. Governor only.
    function remove(address account) external;
    /// @notice Ends one's own membership.
    function leave() external;
    /// @notice Hands the membership over. Governor only.
    function setGovernor(address governor) external;
    /// @notice Names who else may admit. Governor only.
    function setAdmitter(address admitter) external;
}
