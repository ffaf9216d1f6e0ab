// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "./Test.sol";
import {Life} from "./Life.sol";

/// @title What holds whatever a community does.
contract CommonsInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    Life private _life;

    function setUp() public {
        _life = new Life();
        _life.setUp();
    }

    function targetContracts() public view returns (address[] memory) {
        return one(address(_life));
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](11);
        selectors[0] = Life.pass.selector;
        selectors[1] = Life.openSanction.selector;
        selectors[2] = Life.openLift.selector;
        selectors[3] = Life.proposeSlot.selector;
        selectors[4] = Life.openCancel.selector;
        selectors[5] = Life.lock.selector;
        selectors[6] = Life.castMany.selector;
        selectors[7] = Life.castSigned.selector;
        selectors[8] = Life.settle.selector;
        selectors[9] = Life.come.selector;
        selectors[10] = Life.go.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_life), selectors);
    }

    /// @dev After each life: what its steps came to.
    function afterInvariant() external view {
        _life.report("Life");
    }

    function invariant_votesNeverExceedTheSupplyAndABallotExecutesOnce() public view {
        _life.checkBallots();
    }

    function invariant_capabilitiesAreGatesWithoutSanctions() public view {
        _life.checkCapabilities();
    }

    function invariant_bookedSlotsAreDisjointAndOnlyLockedOnesAir() public view {
        _life.checkSlots();
    }

    /// @dev That a life can get anywhere at all: a ballot executes and a slot airs.
    function test_aLifeGetsSomewhere() public {
        _life.openSanction(0, 7, 2, 100);
        _life.castMany(0, 0, 5, 1);
        _life.settle(0);
        equal(_life.executions(), 1, "nothing was executed");
        _life.checkBallots();
        _life.checkCapabilities();
    }
}
