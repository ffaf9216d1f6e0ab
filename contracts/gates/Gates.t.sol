// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Commons} from "../test/Commons.sol";
import {MuteToken} from "../test/MuteToken.sol";
import {Answer} from "./IGate.sol";
import {IRosterGate} from "./IRosterGate.sol";
import {TokenGate} from "./TokenGate.sol";

contract GatesTest is Commons {
    function test_theOpenGateIsOpen() public view {
        (Answer answer, uint64 until) = openGate.answer(room, STRANGER, 0);
        check(answer == Answer.YES && until == FOREVER, "not open");
    }

    function testFuzz_aRosterEntryLastsUntilItsTime(uint64 until, uint64 at) public {
        vm.prank(GOVERNOR);
        enroll(STRANGER, until);
        (Answer answer, uint64 validUntil) = rosterGate.answer(room, STRANGER, at);
        check((answer == Answer.YES) == (at < until), "the answer");
        check(answer == Answer.NO || validUntil == until, "how long it lasts");
    }

    function test_onlyTheKeeperWrites() public {
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IRosterGate.RosterUnauthorizedKeeper.selector, STRANGER));
        rosterGate.set(one(STRANGER), new uint64[](1));
        vm.expectRevert(abi.encodeWithSelector(IRosterGate.RosterUnauthorizedKeeper.selector, STRANGER));
        rosterGate.setKeeper(STRANGER);
        vm.stopPrank();
        vm.startPrank(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IRosterGate.RosterInvalidArrayLength.selector, 1, 2));
        rosterGate.set(one(STRANGER), new uint64[](2));
        vm.expectRevert(abi.encodeWithSelector(IRosterGate.RosterInvalidKeeper.selector, address(0)));
        rosterGate.setKeeper(address(0));
        rosterGate.setKeeper(STRANGER);
        check(rosterGate.keeper() == STRANGER, "not handed over");
    }

    function test_aTokenThatCannotSayIsUnknown() public {
        TokenGate gate = new TokenGate(address(new MuteToken()), 1);
        (Answer answer,) = gate.answer(room, member(1), 0);
        check(answer == Answer.UNKNOWN, "a reverting token");
        (answer,) = memberGate.answer(room, member(1), 0);
        check(answer == Answer.YES, "a member");
        (answer,) = memberGate.answer(room, STRANGER, 0);
        check(answer == Answer.NO, "a stranger");
        (answer,) = memberGate.answer(room, address(0), 0);
        check(answer == Answer.UNKNOWN, "ERC-721 has no balance for nobody");
    }

    function test_aTokenGateNeedsATokenAndABalance() public {
        vm.expectRevert(abi.encodeWithSelector(TokenGate.TokenGateNoCode.selector, STRANGER));
        new TokenGate(STRANGER, 1);
        vm.expectRevert(abi.encodeWithSelector(TokenGate.TokenGateInvalidBalance.selector, 0));
        new TokenGate(address(membership), 0);
    }
}
