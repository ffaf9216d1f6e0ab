// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Capabilities} from "../rooms/Capabilities.sol";
import {Stewardship} from "./Stewardship.sol";
import {Test} from "./Test.sol";

/// @title What holds whatever moderators sign and whatever is decided about it.
contract ModerationInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    uint256 private constant STEPS = 400;

    Stewardship private _life;

    function setUp() public {
        _life = new Stewardship();
        _life.setUp();
    }

    function targetContracts() public view returns (address[] memory) {
        return one(address(_life));
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](16);
        selectors[0] = Stewardship.pass.selector;
        selectors[1] = Stewardship.order.selector;
        selectors[2] = Stewardship.orderWithLittleGas.selector;
        selectors[3] = Stewardship.replay.selector;
        selectors[4] = Stewardship.floor.selector;
        selectors[5] = Stewardship.withdraw.selector;
        selectors[6] = Stewardship.withdrawFloor.selector;
        selectors[7] = Stewardship.voidUnrecorded.selector;
        selectors[8] = Stewardship.impose.selector;
        selectors[9] = Stewardship.lift.selector;
        selectors[10] = Stewardship.ratify.selector;
        selectors[11] = Stewardship.overturn.selector;
        selectors[12] = Stewardship.appeal.selector;
        selectors[13] = Stewardship.enrol.selector;
        selectors[14] = Stewardship.delegate.selector;
        // Orders twice: most else is about them.
        selectors[15] = Stewardship.order.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_life), selectors);
    }

    /// @dev After each life: what its steps came to.
    function afterInvariant() external view {
        _life.report("Stewardship");
    }

    function invariant_capabilitiesAreGatesAndFloorsWithoutSanctionsAndOrders() public view {
        _life.checkCapabilities();
    }

    function invariant_ordersTakeADayAWeekAtMost() public view {
        _life.checkOrders();
    }

    function invariant_epochsAndStrikesAreKept() public view {
        _life.checkModerators();
    }

    /// @dev That a life can get anywhere at all.
    function test_aLifeGetsSomewhere() public {
        _life.order(0, 7, Capabilities.CHAT | 1, 101, 1);
        _life.floor(1, 9, Capabilities.MICROPHONE | 1, 101);
        _life.checkCapabilities();
        _life.appeal(0, 2, 0);
        _life.overturn(0);
        _life.checkCapabilities();
        _life.checkOrders();
        _life.checkModerators();
        string[4] memory steps = ["order", "floor", "appeal", "overturn"];
        for (uint256 i = 0; i < 4; ++i) {
            equal(_life.doneOf(steps[i]), 1, steps[i]);
        }
    }

    /// @dev One long life by dice: no step is idle.
    function test_everyStepComesToSomething() public {
        uint256 dice = 1;
        for (uint256 i = 0; i < STEPS; ++i) {
            dice = uint256(keccak256(abi.encode(dice)));
            _step(dice % 16, dice >> 8, dice >> 40, uint32(dice >> 72), dice >> 104, dice >> 136);
        }
        _life.checkCapabilities();
        _life.checkOrders();
        _life.checkModerators();
        _life.checkNotIdle();
        _life.report("Stewardship");
    }

    function _step(uint256 which, uint256 a, uint256 b, uint32 bits, uint256 c, uint256 d) private {
        if (which == 0) _life.pass(a);
        else if (which == 1) _life.orderWithLittleGas(a, b, bits, c, d);
        else if (which == 2) _life.replay(a);
        else if (which == 3) _life.floor(a, b, bits, c);
        else if (which == 4) _life.withdraw(a);
        else if (which == 5) _life.withdrawFloor(a, b);
        else if (which == 6) _life.voidUnrecorded(a);
        else if (which == 7) _life.impose(a, bits, c);
        else if (which == 8) _life.lift(a, bits);
        else if (which == 9) _life.ratify(a);
        else if (which == 10) _life.overturn(a);
        else if (which == 11) _life.appeal(a, uint8(b), c);
        else if (which == 12) _life.enrol(a, b % 4 != 0);
        else if (which == 13) _life.delegate(bits);
        else _life.order(a, b, bits, c, d);
    }
}
