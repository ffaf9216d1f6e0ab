// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title A room's sanctions that do what they are told, whatever they are asked.
contract PuppetModeration {
    error Refused();

    enum Mode {
        ANSWER,
        REVERT,
        BURN,
        BOMB,
        SHORT,
        NONSENSE
    }

    Mode public mode;
    uint256[3] public says;

    function play(Mode mode_, uint256[3] calldata says_) external {
        (mode, says) = (mode_, says_);
    }

    fallback() external {
        _act();
    }

    function _act() private view {
        if (mode == Mode.REVERT) revert Refused();
        if (mode == Mode.BURN) while (true) {}
        if (mode == Mode.BOMB) {
            assembly {
                return(0, 100000)
            }
        }
        if (mode == Mode.SHORT) {
            assembly {
                return(0, 64)
            }
        }
        if (mode == Mode.NONSENSE) {
            assembly {
                mstore(0, not(0))
                mstore(32, not(0))
                mstore(64, not(0))
                return(0, 96)
            }
        }
        uint256[3] memory words = says;
        assembly {
            return(words, 96)
        }
    }
}
