// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IMembership} from "../membership/IMembership.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {Founding} from "../test/Founding.sol";
import {Constitution, CouncilParams} from "./IConstitutions.sol";
import {IStewards} from "./IStewards.sol";
import {Stewards} from "./Stewards.sol";

contract StewardsTest is Founding {
    Stewards private _stewards;
    IMembership private _seats;
    uint256 private _id;
    bytes private _rename;

    function setUp() public override {
        super.setUp();
        Constitution memory c;
        (_id, c) = constitutions.createCouncil(council());
        (_stewards, _seats) = (Stewards(c.governor), IMembership(c.membership));
        _rename = abi.encodeCall(IRooms.describe, (_id, "renamed", ""));
    }

    function test_oneStewardIsTooFew() public {
        bytes32 action = _approve(1);
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsTooFew.selector, action, 1, 2));
        _stewards.execute(address(rooms), _rename, 0);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsAlreadyApproved.selector, action, member(1)));
        _stewards.approve(address(rooms), _rename, 0);
    }

    function test_aCallIsMadeOnce() public {
        _approve(1);
        bytes32 action = _approve(2);
        _stewards.execute(address(rooms), _rename, 0);
        (uint256 approvals, bool executed) = _stewards.approvalsOf(action);
        check(approvals == 2 && executed, "what it says");
        bytes memory refusal = abi.encodeWithSelector(IStewards.StewardsAlreadyExecuted.selector, action);
        vm.expectRevert(refusal);
        _stewards.execute(address(rooms), _rename, 0);
        vm.prank(member(3));
        vm.expectRevert(refusal);
        _stewards.approve(address(rooms), _rename, 0);
    }

    function test_anApprovalCanBeTakenBack() public {
        _approve(1);
        bytes32 action = _approve(2);
        vm.startPrank(member(1));
        _stewards.withdrawApproval(action);
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsNotApproved.selector, action, member(1)));
        _stewards.withdrawApproval(action);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsTooFew.selector, action, 1, 2));
        _stewards.execute(address(rooms), _rename, 0);
    }

    function test_oldApprovalsLapse() public {
        bytes32 action = _approve(1);
        vm.warp(block.timestamp + 30 days);
        vm.prank(member(2));
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsLapsed.selector, action));
        _stewards.approve(address(rooms), _rename, 0);
    }

    function test_aCallThatFailsSaysWhyAndCanBeMadeLater() public {
        bytes memory call = abi.encodeCall(IRooms.close, (room));
        for (uint256 key = 1; key <= 2; ++key) {
            vm.prank(member(key));
            _stewards.approve(address(rooms), call, 0);
        }
        bytes32 action = _stewards.actionOf(address(rooms), call, 0);
        bytes memory reason = abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, room, address(_stewards));
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsCallFailed.selector, action, reason));
        _stewards.execute(address(rooms), call, 0);
        (, bool executed) = _stewards.approvalsOf(action);
        check(!executed, "spent");
    }

    function test_onlyStewardsApproveAndOnlyTogetherTheySetTheirThreshold() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsUnauthorized.selector, STRANGER));
        _stewards.approve(address(rooms), _rename, 0);
        vm.prank(member(1));
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsUnauthorized.selector, member(1)));
        _stewards.setThreshold(1);
        _agreeOnThreshold(3);
        equal(_stewards.threshold(), 3, "not set");
    }

    function test_aThresholdIsBetweenOneAndAll() public {
        CouncilParams memory params = council();
        params.threshold = 4;
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsInvalidThreshold.selector, 4, 3));
        constitutions.createCouncil(params);
        params.threshold = 0;
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsInvalidThreshold.selector, 0, 3));
        constitutions.createCouncil(params);
    }

    function test_withoutStewardsNothingHappens() public {
        _approve(1);
        bytes32 action = _approve(2);
        for (uint256 key = 1; key <= 3; ++key) {
            vm.prank(member(key));
            _seats.leave();
        }
        vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsTooFew.selector, action, 0, 1));
        _stewards.execute(address(rooms), _rename, 0);
    }

    /// @param approved who approves, a bit for each of the three.
    /// @param left who leaves afterwards.
    function testFuzz_whoLeftCountsNoLonger(uint8 approved, uint8 left, uint8 threshold) public {
        threshold = uint8(bound(threshold, 1, 3));
        _agreeOnThreshold(threshold);
        uint256 members = 3;
        uint256 standing;
        for (uint256 key = 1; key <= 3; ++key) {
            bool approves = (approved >> key) & 1 == 1;
            bool leaves = (left >> key) & 1 == 1;
            if (approves) _approve(key);
            if (approves && !leaves) ++standing;
            if (!leaves) continue;
            vm.prank(member(key));
            _seats.leave();
            --members;
        }
        uint256 needed = members < threshold ? members : threshold;
        if (needed == 0) needed = 1;
        bytes32 action = _stewards.actionOf(address(rooms), _rename, 0);
        if (standing < needed) {
            vm.expectRevert(abi.encodeWithSelector(IStewards.StewardsTooFew.selector, action, standing, needed));
        }
        _stewards.execute(address(rooms), _rename, 0);
        bool renamed = keccak256(bytes(rooms.roomOf(_id).name)) == keccak256("renamed");
        check(renamed == (standing >= needed), "decided otherwise");
    }

    function _approve(uint256 key) private returns (bytes32) {
        vm.prank(member(key));
        return _stewards.approve(address(rooms), _rename, 0);
    }

    function _agreeOnThreshold(uint32 threshold) private {
        bytes memory call = abi.encodeCall(IStewards.setThreshold, (threshold));
        for (uint256 key = 1; key <= 2; ++key) {
            vm.prank(member(key));
            _stewards.approve(address(_stewards), call, "threshold");
        }
        _stewards.execute(address(_stewards), call, "threshold");
    }
}
