// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IVm} from "./IVm.sol";

/// @title What a test says.
abstract contract Test {
    // solhint-disable-next-line const-name-snakecase
    IVm internal constant vm = IVm(address(uint160(uint256(keccak256("hevm cheat code")))));

    error Failed(string sentence);
    error NotEqual(string sentence, uint256 actual, uint256 expected);

    function check(bool truth, string memory sentence) internal pure {
        if (!truth) revert Failed(sentence);
    }

    function equal(uint256 actual, uint256 expected, string memory sentence) internal pure {
        if (actual != expected) revert NotEqual(sentence, actual, expected);
    }

    function bound(uint256 value, uint256 floor, uint256 ceiling) internal pure returns (uint256) {
        return floor + (value % (ceiling - floor + 1));
    }

    function one(address account) internal pure returns (address[] memory list) {
        list = new address[](1);
        list[0] = account;
    }
}
