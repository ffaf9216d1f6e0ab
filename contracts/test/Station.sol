// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {RoomConfig} from "../rooms/IRooms.sol";
import {RoundTerms} from "../programme/IRounds.sol";
import {Commons} from "./Commons.sol";

/// @title A second room of the commons, whose governor acts by itself, and what is needed to put it on air and keep what aired.
abstract contract Station is Commons {
    uint256 internal constant RELAY_KEY = 77;
    string internal constant RELAY_URL = "https://relay.example";

    uint256 internal council;

    function setUp() public virtual override {
        super.setUp();
        council = rooms.createRoom(councilConfig());
        registerRelay(RELAY_KEY, RELAY_URL);
    }

    function councilConfig() internal view returns (RoomConfig memory config) {
        config = townhall();
        config.governorActs = true;
        config.relays = one(member(RELAY_KEY));
    }

    /// @dev The signer is its own operator.
    function registerRelay(uint256 key, string memory url) internal {
        bytes memory signature = signed(key, relays.registrationDigest(url, member(key), 1));
        vm.prank(member(key));
        relays.register(url, member(key), address(0), signature);
    }

    function signed(uint256 key, bytes32 digest) internal pure returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(key, digest);
        return abi.encodePacked(r, s, v);
    }

    /// @dev A member proposes a slot of the council.
    function proposeAs(uint256 key, uint64 start, uint64 end, uint8 reach, string memory metadata)
        internal
        returns (uint256)
    {
        vm.prank(member(key));
        return programme.propose(council, start, end, reach, metadata);
    }

    /// @dev A minute to enter, a minute to approve, 32 quanta to fill from some time after that; a quarter of the members must approve.
    function minuteRound() internal view returns (RoundTerms memory terms) {
        uint64 from = uint64(((block.timestamp + 200) / QUANTUM) * QUANTUM);
        return RoundTerms({
            electorate: address(membership),
            snapshotLag: 1,
            enterSeconds: 60,
            approveSeconds: 60,
            from: from,
            to: from + 32 * QUANTUM,
            thresholdBps: 2_500,
            maxPerProposer: 64
        });
    }

    function openRound(RoundTerms memory terms) internal returns (bytes32) {
        vm.prank(GOVERNOR);
        return rounds.open(council, terms);
    }

    /// @dev Entries of a round in the order they are booked in, found the plain way.
    function sortedEntries(bytes32 round) internal view returns (uint256[] memory slots) {
        uint256[] memory approvals;
        (slots, approvals) = rounds.entriesOf(round);
        for (uint256 i = 1; i < slots.length; ++i) {
            for (uint256 j = i; j > 0; --j) {
                bool before =
                    approvals[j] > approvals[j - 1] || (approvals[j] == approvals[j - 1] && slots[j] < slots[j - 1]);
                if (!before) break;
                (slots[j], slots[j - 1]) = (slots[j - 1], slots[j]);
                (approvals[j], approvals[j - 1]) = (approvals[j - 1], approvals[j]);
            }
        }
    }

    function list(uint256 a) internal pure returns (uint256[] memory values) {
        values = new uint256[](1);
        values[0] = a;
    }

    function list(uint256 a, uint256 b) internal pure returns (uint256[] memory values) {
        values = new uint256[](2);
        (values[0], values[1]) = (a, b);
    }

    function list(uint256 a, uint256 b, uint256 c) internal pure returns (uint256[] memory values) {
        values = new uint256[](3);
        (values[0], values[1], values[2]) = (a, b, c);
    }
}
