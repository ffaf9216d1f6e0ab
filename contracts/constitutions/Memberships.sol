// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Membership} from "../membership/Membership.sol";

/// @title Makes memberships with their first members, and keeps no hand in them.
/// @dev A contract of its own, because the code it carries would not fit into `Constitutions` beside everything else.
contract Memberships {
    /// @notice A membership was made.
    event MembershipMade(address indexed membership, address indexed governor, string name);

    /// @param governor who admits and removes from now on.
    /// @param admitter who else may admit; zero for nobody.
    function make(string calldata name, address governor, address admitter, address[] calldata founders)
        external
        returns (Membership membership)
    {
        membership = new Membership(name, "SEAT", address(this));
        membership.admit(founders);
        if (admitter != address(0)) membership.setAdmitter(admitter);
        membership.setGovernor(governor);
        emit MembershipMade(address(membership), governor, name);
    }
}
