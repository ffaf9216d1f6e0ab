// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Answer, IGate} from "../gates/IGate.sol";

/// @title A gate that does what it is told.
contract PuppetGate is IGate {
    enum Mode {
        ANSWER,
        REVERT,
        BURN,
        BOMB,
        SHORT,
        NONSENSE
    }

    error Refused();

    Mode public mode;
    Answer public says = Answer.YES;
    uint64 public until = type(uint64).max;

    function play(Mode mode_, Answer says_, uint64 until_) external {
        (mode, says, until) = (mode_, says_, until_);
    }

    function answer(uint256, address, uint64) external view returns (Answer, uint64) {
        if (mode == Mode.REVERT) revert Refused();
        if (mode == Mode.BURN) while (true) {}
        if (mode == Mode.BOMB) {
            assembly {
                return(0, 100000)
            }
        }
        if (mode == Mode.SHORT) {
            assembly {
                mstore(0, 2)
                return(0, 32)
            }
        }
        if (mode == Mode.NONSENSE) {
            assembly {
                mstore(0, 3)
                mstore(32, not(0))
                return(0, 64)
            }
        }
        return (says, until);
    }
}
