// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";

/// @title What an assembly owns its rooms through: OpenZeppelin's TimelockController, made as a clone (ERC-1167).
/// @dev Only its governor proposes and cancels; anybody executes what is due; it is its own and only admin.
contract AssemblyTimelock is TimelockController, Initializable {
    constructor() TimelockController(0, new address[](0), new address[](0), address(0)) {
        _disableInitializers();
    }

    /// @param minDelaySeconds how long a passed proposal waits before it can be executed.
    /// @param governor the assembly's Governor.
    function initialize(uint256 minDelaySeconds, address governor) external initializer {
        _grantRole(DEFAULT_ADMIN_ROLE, address(this));
        _grantRole(PROPOSER_ROLE, governor);
        _grantRole(CANCELLER_ROLE, governor);
        _grantRole(EXECUTOR_ROLE, address(0));
        // From outside, because only the timelock itself may set its delay.
        this.updateDelay(minDelaySeconds);
    }
}
