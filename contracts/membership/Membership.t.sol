// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Commons} from "../test/Commons.sol";
import {IERC5192} from "./IERC5192.sol";
import {IMembership} from "./IMembership.sol";

contract MembershipTest is Commons {
    function test_everyMemberHasOneVoteFromTheBeginning() public view {
        equal(membership.memberCount(), MEMBERS, "members");
        equal(membership.getPastTotalSupply(NOW), MEMBERS, "supply");
        equal(membership.getPastVotes(member(1), NOW), 1, "votes");
        check(membership.delegates(member(1)) == member(1), "not delegated to oneself");
    }

    function test_nobodyMovesAMembership() public {
        vm.startPrank(member(1));
        vm.expectRevert(IMembership.MembershipNonTransferable.selector);
        membership.transferFrom(member(1), STRANGER, uint256(uint160(member(1))));
        check(membership.locked(uint256(uint160(member(1)))), "not locked");
        check(membership.supportsInterface(type(IERC5192).interfaceId), "does not say so");
        check(!membership.supportsInterface(0xffffffff), "supports everything");
    }

    function test_removalEndsVotesAndCapabilitiesAtOnce() public {
        vm.prank(GOVERNOR);
        membership.remove(member(8));
        equal(membership.getVotes(member(8)), 0, "votes");
        equal(membership.getPastVotes(member(8), NOW), 1, "the past has changed");
        equal(capabilitiesOf(member(8)), 0, "capabilities");
        equal(membership.memberCount(), MEMBERS - 1, "members");
    }

    function test_whoReturnsVotesForThemselvesAgain() public {
        vm.startPrank(member(8));
        membership.delegate(member(1));
        membership.leave();
        vm.stopPrank();
        vm.prank(GOVERNOR);
        membership.admit(one(member(8)));
        equal(membership.getVotes(member(8)), 1, "votes");
        equal(membership.getVotes(member(1)), 1, "the old delegate kept them");
    }

    function test_anAdmitterAdmitsAndNoMore() public {
        vm.prank(GOVERNOR);
        membership.setAdmitter(STRANGER);
        vm.startPrank(STRANGER);
        membership.admit(one(STRANGER));
        check(membership.isMember(STRANGER), "not admitted");
        vm.expectRevert(abi.encodeWithSelector(IMembership.MembershipUnauthorized.selector, STRANGER));
        membership.remove(member(1));
    }

    function test_onlyWhoMayCan() public {
        vm.startPrank(STRANGER);
        bytes memory refusal = abi.encodeWithSelector(IMembership.MembershipUnauthorized.selector, STRANGER);
        vm.expectRevert(refusal);
        membership.admit(one(STRANGER));
        vm.expectRevert(refusal);
        membership.setGovernor(STRANGER);
        vm.expectRevert(refusal);
        membership.setAdmitter(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IMembership.MembershipUnknownMember.selector, STRANGER));
        membership.leave();
    }

    function test_oneEach() public {
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IMembership.MembershipAlreadyAdmitted.selector, member(1)));
        membership.admit(one(member(1)));
        vm.expectRevert(abi.encodeWithSelector(IMembership.MembershipInvalidGovernor.selector, address(0)));
        membership.setGovernor(address(0));
        membership.setGovernor(STRANGER);
        check(membership.governor() == STRANGER, "not handed over");
    }

    function test_itsClockIsTime() public view {
        equal(membership.clock(), block.timestamp, "clock");
        check(keccak256(bytes(membership.CLOCK_MODE())) == keccak256("mode=timestamp"), "mode");
    }
}
