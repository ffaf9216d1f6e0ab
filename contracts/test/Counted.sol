// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Strings} from "@openzeppelin/contracts/utils/Strings.sol";
import {Console} from "./Console.sol";

/// @title Counts what the steps of a life came to: a step that never does anything tests nothing.
abstract contract Counted {
    struct Count {
        uint256 tried;
        uint256 done;
    }

    string[] private _names;
    mapping(string name => Count) private _counts;

    function count(string memory name, bool done) internal {
        Count storage c = _counts[name];
        if (c.tried == 0) _names.push(name);
        ++c.tried;
        if (done) ++c.done;
    }

    /// @dev Thrown when a step did what it is for fewer than once in twenty times.
    error Idle(string name, uint256 done, uint256 tried);

    function checkNotIdle() external view {
        for (uint256 i = 0; i < _names.length; ++i) {
            Count memory c = _counts[_names[i]];
            if (c.done * 20 < c.tried) revert Idle(_names[i], c.done, c.tried);
        }
    }

    function doneOf(string calldata name) external view returns (uint256) {
        return _counts[name].done;
    }

    /// @notice Logs a line `handler LIFE.STEP done/tried` for each step.
    function report(string calldata life) external view {
        for (uint256 i = 0; i < _names.length; ++i) {
            Count memory c = _counts[_names[i]];
            Console.log(
                string.concat(
                    "handler ", life, ".", _names[i], " ", Strings.toString(c.done), "/", Strings.toString(c.tried)
                )
            );
        }
    }
}
