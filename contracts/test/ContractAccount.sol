// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A contract account: whatever signature it is shown counts, costs too much, or is answered with rubbish.
contract ContractAccount {
    uint256 private immutable _mode;

    constructor(uint256 mode) {
        _mode = mode;
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        if (_mode == 1) while (true) {}
        if (_mode == 2) return 0xffffffff;
        if (_mode == 3) {
            assembly {
                return(0, 100000)
            }
        }
        return 0x1626ba7e;
    }
}
