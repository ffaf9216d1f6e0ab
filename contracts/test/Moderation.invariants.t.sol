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
}
