// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../test/Test.sol";
import {Consents} from "./Consents.sol";

contract ConsentsTest is Test {
    Consents private consents = new Consents();

    function test_withdrawingVoidsWhatOneSignedInThatRoomAlone() public {
        address alice = address(0xa11ce);
        vm.prank(alice);
        consents.withdraw(1);
        equal(consents.epochOf(1, alice), 1, "the epoch");
        equal(consents.epochOf(2, alice), 0, "another room");
        equal(consents.epochOf(1, address(0xb0b)), 0, "another speaker");
        uint64[] memory epochs = consents.epochsOf(1, one(alice));
        check(epochs.length == 1 && epochs[0] == 1, "the batch");
    }

    function test_everyFieldIsSigned() public view {
        bytes32 digest = consents.consentDigest(1, 2, 3, 4, 5, 6);
        check(digest != consents.consentDigest(9, 2, 3, 4, 5, 6), "room");
        check(digest != consents.consentDigest(1, 9, 3, 4, 5, 6), "slot");
        check(digest != consents.consentDigest(1, 2, 9, 4, 5, 6), "reach");
        check(digest != consents.consentDigest(1, 2, 3, 9, 5, 6), "issuedAt");
        check(digest != consents.consentDigest(1, 2, 3, 4, 9, 6), "expiresAt");
        check(digest != consents.consentDigest(1, 2, 3, 4, 5, 9), "epoch");
    }
}
