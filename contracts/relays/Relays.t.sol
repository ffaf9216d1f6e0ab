// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ContractAccount} from "../test/ContractAccount.sol";
import {Station} from "../test/Station.sol";
import {IRelays, Relay} from "./IRelays.sol";

contract RelaysTest is Station {
    address private constant OPERATOR = address(0x09);
    uint256 private constant NEXT_KEY = 78;

    address private signer;

    function setUp() public override {
        super.setUp();
        signer = member(RELAY_KEY);
    }

    function test_aRelayReadsBackAsItWasRegistered() public view {
        Relay memory relay = relays.relayOf(signer);
        check(relay.operator == signer && relay.version == 1, "who and which");
        check(relay.registeredAt == block.timestamp && relay.retiredAt == 0, "since when");
        check(keccak256(bytes(relay.url)) == keccak256(bytes(RELAY_URL)), "where");
    }

    function test_aRelayServesTheRoomsThatAcceptIt() public view {
        check(relays.serves(council, signer), "it is accepted");
        check(!relays.serves(room, signer), "another room accepts another");
        check(!relays.serves(room, address(0x7e1a)), "who is accepted but not registered serves nobody");
        (address[] memory signers, string[] memory urls) = relays.relaysOf(council);
        check(signers.length == 1 && signers[0] == signer, "the list");
        check(keccak256(bytes(urls[0])) == keccak256(bytes(RELAY_URL)), "its URL");
        (signers,) = relays.relaysOf(room);
        equal(signers.length, 0, "an empty list");
    }

    /// @dev What a room accepted cannot be pointed elsewhere: another URL is another signer.
    function test_anotherUrlNeedsAcceptanceAgain() public {
        bytes memory signature = signed(NEXT_KEY, relays.registrationDigest("https://new.example", signer, 2));
        vm.prank(signer);
        equal(relays.register("https://new.example", member(NEXT_KEY), signer, signature), 2, "the second version");
        check(!relays.serves(council, signer), "the old one is retired");
        check(!relays.serves(council, member(NEXT_KEY)), "the room has not accepted the new one");
        Relay memory old = relays.relayOf(signer);
        check(old.successor == member(NEXT_KEY) && old.retiredAt == block.timestamp, "where it went");
        vm.startPrank(GOVERNOR);
        // As after the room: where the list begins, its length, its one entry.
        bytes memory args = abi.encode(uint256(0x40), uint256(1), member(NEXT_KEY));
        rooms.queueChange(council, rooms.setRelays.selector, args);
        vm.warp(block.timestamp + 1 hours);
        rooms.applyChange(council, rooms.setRelays.selector, args);
        check(relays.serves(council, member(NEXT_KEY)), "now it has");
    }

    function test_aSignerIsRegisteredOnceAndForAll() public {
        bytes memory signature = signed(RELAY_KEY, relays.registrationDigest("https://evil.example", OPERATOR, 1));
        vm.prank(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysAlreadyRegistered.selector, signer));
        relays.register("https://evil.example", signer, address(0), signature);
        vm.prank(signer);
        relays.retire(signer);
        vm.prank(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysAlreadyRegistered.selector, signer));
        relays.register("https://evil.example", signer, address(0), signature);
    }

    function test_theSignerSignsUrlOperatorAndVersion() public {
        bytes32 digest = relays.registrationDigest("https://a.example", OPERATOR, 1);
        bytes memory signature = signed(NEXT_KEY, digest);
        bytes memory refusal = abi.encodeWithSelector(IRelays.RelaysInvalidSignature.selector, member(NEXT_KEY));
        vm.startPrank(OPERATOR);
        vm.expectRevert(refusal);
        relays.register("https://b.example", member(NEXT_KEY), address(0), signature);
        vm.stopPrank();
        vm.prank(STRANGER);
        vm.expectRevert(refusal);
        relays.register("https://a.example", member(NEXT_KEY), address(0), signature);
        vm.prank(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysInvalidSignature.selector, member(79)));
        relays.register("https://a.example", member(79), address(0), signature);
        check(digest != relays.registrationDigest("https://a.example", OPERATOR, 2), "version");
        vm.prank(OPERATOR);
        relays.register("https://a.example", member(NEXT_KEY), address(0), signature);
    }

    function test_aContractAccountSignsByItsOwnRules() public {
        ContractAccount account = new ContractAccount(0);
        vm.prank(OPERATOR);
        equal(relays.register("https://a.example", address(account), address(0), ""), 1, "registered");
        account = new ContractAccount(2);
        vm.prank(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysInvalidSignature.selector, address(account)));
        relays.register("https://a.example", address(account), address(0), "");
    }

    function test_onlyOperatorAndSignerEndARelayOnce() public {
        bytes memory signature = signed(NEXT_KEY, relays.registrationDigest("https://a.example", OPERATOR, 1));
        vm.prank(OPERATOR);
        relays.register("https://a.example", member(NEXT_KEY), address(0), signature);
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysUnauthorized.selector, member(NEXT_KEY), STRANGER));
        relays.retire(member(NEXT_KEY));
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysUnauthorized.selector, member(NEXT_KEY), STRANGER));
        relays.register("https://b.example", member(79), member(NEXT_KEY), "");
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysUnknownRelay.selector, STRANGER));
        relays.retire(STRANGER);
        vm.stopPrank();
        vm.prank(OPERATOR);
        relays.retire(member(NEXT_KEY));
        vm.startPrank(member(NEXT_KEY));
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysRetired.selector, member(NEXT_KEY)));
        relays.retire(member(NEXT_KEY));
    }

    function test_urlsHideNothing() public {
        _accept("https://relay.example");
        _accept("https://relay.example:8443/openair");
        _accept("https://1.2.3.4");
        _accept("http://127.0.0.1:4000");
        _accept("http://127.0.0.1");
        _accept("http://localhost/");
        _refuse("");
        _refuse("https://");
        _refuse("https:///path");
        _refuse("https://.example");
        _refuse("http://relay.example");
        _refuse("http://localhost.example");
        _refuse("http://127.0.0.1.example");
        _refuse("ftp://relay.example");
        _refuse("https://relay.example@evil.example");
        _refuse("https://relay.example?x");
        _refuse("https://relay.example#x");
        _refuse("https://relay.example/ x");
        _refuse("https://relay.example\\x");
        _refuse(unicode"https://relаy.example");
        _refuse(string.concat("https://", string(_filled(249))));
        _accept(string.concat("https://", string(_filled(248))));
    }

    uint256 private _key = 1_000;

    function _accept(string memory url) private {
        registerRelay(++_key, url);
        equal(relays.relayOf(member(_key)).version, 1, url);
    }

    function _refuse(string memory url) private {
        vm.prank(OPERATOR);
        vm.expectRevert(abi.encodeWithSelector(IRelays.RelaysInvalidUrl.selector, url));
        relays.register(url, member(NEXT_KEY), address(0), "");
    }

    function _filled(uint256 length) private pure returns (bytes memory text) {
        text = new bytes(length);
        for (uint256 i = 0; i < length; ++i) {
            text[i] = "a";
        }
    }
}
