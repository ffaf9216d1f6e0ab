// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/* solhint-disable no-console */
import {console} from "hardhat/console.sol";
import {Season} from "./Season.sol";
import {Test} from "./Test.sol";

/// @title What holds of programme and archive whatever a season brings.
contract SeasonInvariants is Test {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    /// Steps of a long season.
    uint256 private constant LONG = 800;

    Season private _season;

    function setUp() public {
        _season = new Season();
        _season.setUp();
    }

    function targetContracts() public view returns (address[] memory) {
        return one(address(_season));
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector(address(_season), _steps());
    }

    function invariant_bookedSlotsAreDisjointAndAfterLockOnlyCancelled() public view {
        _season.checkSlots();
    }

    function invariant_aVoterCountsOnceInARoundAndARoundSettlesAll() public view {
        _season.checkRounds();
    }

    function invariant_whatIsPublicWasReleasedAndConsentedTo() public view {
        _season.checkArchive();
        _season.checkNothingBroke();
    }

    /// @dev That every step comes off now and then: an invariant over steps that all fail would say nothing.
    function test_everyStepOfALongSeasonComesOff() public {
        bytes4[] memory steps = _steps();
        uint256 seed = 1;
        for (uint256 i = 0; i < LONG; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            bytes memory call = abi.encodeWithSelector(
                steps[seed % steps.length], seed >> 8, seed >> 40, seed >> 80, seed >> 120, seed >> 160
            );
            (bool ok,) = address(_season).call(call);
            check(ok, "a step failed itself");
        }
        (string[] memory names, uint256[] memory calls, uint256[] memory successes) = _season.tally();
        equal(names.length, steps.length, "a step never came up");
        for (uint256 i = 0; i < names.length; ++i) {
            console.log("%s: %d of %d", names[i], successes[i], calls[i]);
        }
        for (uint256 i = 0; i < names.length; ++i) {
            check(successes[i] * 20 >= calls[i], string.concat(names[i], " comes off less than once in twenty"));
        }
        _season.checkSlots();
        _season.checkRounds();
        _season.checkArchive();
        _season.checkNothingBroke();
    }

    /// @dev That a season can get anywhere: a round books, a slot airs, a key is revealed, a withdrawal closes.
    function test_aSeasonGetsSomewhere() public {
        _season.openRound(40);
        _season.enter(0, 1, 0, 4);
        _season.enter(0, 2, 2, 4);
        vm.warp(block.timestamp + 30);
        _season.approveEntries(0, 1, type(uint256).max);
        vm.warp(block.timestamp + 30);
        _season.settle(0, 5);
        vm.warp(block.timestamp + 20);
        _season.lock(0);
        _season.seal(0, type(uint256).max, 0);
        _season.release(0);
        _season.reveal(0, 0);
        _season.expungeVoice(0, 0, 1, 1);
        _season.withdraw(0);
        _season.reveal(0, 2);
        equal(_season.successesOf("settle"), 1, "no round was settled");
        equal(_season.successesOf("lock"), 1, "no slot was locked");
        equal(_season.successesOf("expungeVoice"), 1, "nothing was closed");
        equal(_season.successesOf("reveal"), 1, "one key, and none after the withdrawal");
        _season.checkSlots();
        _season.checkRounds();
        _season.checkArchive();
        _season.checkNothingBroke();
    }

    function _steps() private pure returns (bytes4[] memory selectors) {
        selectors = new bytes4[](21);
        selectors[0] = Season.pass.selector;
        selectors[1] = Season.proposeSlot.selector;
        selectors[2] = Season.proposeSeries.selector;
        selectors[3] = Season.approveSlot.selector;
        selectors[4] = Season.approveSeries.selector;
        selectors[5] = Season.cancel.selector;
        selectors[6] = Season.cancelSeries.selector;
        selectors[7] = Season.lock.selector;
        selectors[8] = Season.openRound.selector;
        selectors[9] = Season.enter.selector;
        selectors[10] = Season.approveEntries.selector;
        selectors[11] = Season.settle.selector;
        selectors[12] = Season.cancelRound.selector;
        selectors[13] = Season.setPolicy.selector;
        selectors[14] = Season.seal.selector;
        selectors[15] = Season.release.selector;
        selectors[16] = Season.withhold.selector;
        selectors[17] = Season.withdraw.selector;
        selectors[18] = Season.expungeVoice.selector;
        selectors[19] = Season.reveal.selector;
        selectors[20] = Season.expunge.selector;
    }
}
