// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Archive} from "../archive/Archive.sol";
import {Ballots} from "../ballots/Ballots.sol";
import {OpenGate} from "../gates/OpenGate.sol";
import {RosterGate} from "../gates/RosterGate.sol";
import {TokenGate} from "../gates/TokenGate.sol";
import {Membership} from "../membership/Membership.sol";
import {IAppeals} from "../moderation/IAppeals.sol";
import {IModerators} from "../moderation/IModerators.sol";
import {IOrders} from "../moderation/IOrders.sol";
import {ISanctions} from "../moderation/ISanctions.sol";
import {Sanctions} from "../moderation/Sanctions.sol";
import {Consents} from "../programme/Consents.sol";
import {IProgramme} from "../programme/IProgramme.sol";
import {Programme} from "../programme/Programme.sol";
import {Reach} from "../programme/Reach.sol";
import {Rounds} from "../programme/Rounds.sol";
import {Relays} from "../relays/Relays.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {BroadcastPolicy, GateGrant, RoomConfig, Rule, RuleEntry} from "../rooms/IRooms.sol";
import {Rooms} from "../rooms/Rooms.sol";
import {Test} from "./Test.sol";

/// @title A small community with a room, as most tests need it: members with keys 1 to 8, of whom 1 to 3 are stewards.
abstract contract Commons is Test {
    uint32 internal constant SPEAKING = Capabilities.MICROPHONE | Capabilities.CAMERA | Capabilities.SCREEN;
    uint32 internal constant MEMBERS_MAY = Capabilities.JOIN | Capabilities.CHAT | SPEAKING;
    uint32 internal constant STEWARDS_MAY = Capabilities.MODERATE | Capabilities.PROGRAMME | Capabilities.DIRECT;
    uint64 internal constant FOREVER = type(uint64).max;
    uint32 internal constant QUANTUM = 10;
    uint32 internal constant LOCK = 20;
    uint256 internal constant MEMBERS = 8;
    uint256 internal constant NOW = 1_800_000_000;

    address internal constant GOVERNOR = address(0x60);
    address internal constant GUARDIAN = address(0x6a);
    address internal constant STRANGER = address(0xbad);

    Rooms internal rooms;
    Sanctions internal sanctions;
    Rounds internal rounds;
    Programme internal programme;
    Consents internal consents;
    Relays internal relays;
    Archive internal archive;
    Ballots internal ballots;
    Membership internal membership;
    TokenGate internal memberGate;
    RosterGate internal rosterGate;
    OpenGate internal openGate;
    uint256 internal room;

    function setUp() public virtual {
        vm.warp(NOW);
        rooms = new Rooms();
        sanctions = new Sanctions(rooms);
        rounds = new Rounds(rooms);
        programme = new Programme(rooms, QUANTUM, LOCK, address(rounds));
        consents = new Consents();
        relays = new Relays(rooms);
        archive = new Archive(rooms, consents, relays);
        address[] memory targets = new address[](5);
        (targets[0], targets[1], targets[2]) = (address(sanctions), address(programme), address(rooms));
        (targets[3], targets[4]) = (address(rounds), address(archive));
        ballots = new Ballots(rooms, targets);
        membership = new Membership("Commons", "COMMON", GOVERNOR);
        memberGate = new TokenGate(address(membership), 1);
        rosterGate = new RosterGate(GOVERNOR);
        openGate = new OpenGate();

        address[] memory accounts = new address[](MEMBERS);
        for (uint256 key = 1; key <= MEMBERS; ++key) {
            accounts[key - 1] = member(key);
        }
        vm.startPrank(GOVERNOR);
        membership.admit(accounts);
        for (uint256 key = 1; key <= 3; ++key) {
            enroll(member(key), FOREVER);
        }
        vm.stopPrank();
        vm.warp(NOW + 10);
        room = rooms.createRoom(townhall());
    }

    function member(uint256 key) internal pure returns (address) {
        return vm.addr(key);
    }

    /// @dev The caller pranks as the governor.
    function enroll(address account, uint64 until) internal {
        uint64[] memory untils = new uint64[](1);
        untils[0] = until;
        rosterGate.set(one(account), untils);
    }

    function townhall() internal view returns (RoomConfig memory config) {
        config.name = "townhall";
        config.governor = GOVERNOR;
        config.guardian = GUARDIAN;
        config.ballots = address(ballots);
        config.sanctions = address(sanctions);
        config.programme = address(programme);
        config.gates = new GateGrant[](2);
        config.gates[0] = GateGrant(address(memberGate), MEMBERS_MAY);
        config.gates[1] = GateGrant(address(rosterGate), STEWARDS_MAY);
        config.broadcastPolicy = BroadcastPolicy.PROGRAMME;
        config.delegable = SPEAKING;
        config.relays = one(address(0x7e1a));
        config.changeDelaySeconds = 1 hours;
        config.rules = new RuleEntry[](9);
        config.rules[0] = RuleEntry(address(sanctions), ISanctions.impose.selector, rule());
        config.rules[1] = RuleEntry(address(sanctions), ISanctions.lift.selector, rule());
        config.rules[2] = RuleEntry(address(programme), IProgramme.approve.selector, rule());
        config.rules[3] = RuleEntry(address(programme), IProgramme.cancel.selector, rule());
        config.rules[4] = RuleEntry(address(rooms), Rooms.pauseBroadcast.selector, rule());
        config.rules[5] = RuleEntry(address(sanctions), IOrders.ratify.selector, rule());
        config.rules[6] = RuleEntry(address(sanctions), IOrders.overturn.selector, rule());
        config.rules[7] = RuleEntry(address(sanctions), IAppeals.decideAppeal.selector, rule());
        config.rules[8] = RuleEntry(address(sanctions), IModerators.setConsequences.selector, rule());
    }

    function rule() internal view returns (Rule memory) {
        return Rule({
            electorate: address(membership),
            snapshotLag: 1,
            votingSeconds: 60,
            minVoters: 3,
            quorumBps: 2_500,
            approvalBps: 5_001,
            maxActivePerProposer: 2,
            cooldownSeconds: 0,
            executeBySeconds: 3_600,
            lateExtensionSeconds: 0,
            proposalThreshold: 1
        });
    }

    function capabilitiesOf(address account, uint64 at) internal view returns (uint32, uint64) {
        (uint32[] memory capabilities, uint64[] memory until) = rooms.capabilitiesAt(room, one(account), at);
        return (capabilities[0], until[0]);
    }

    function capabilitiesOf(address account) internal view returns (uint32 capabilities) {
        (capabilities,) = capabilitiesOf(account, uint64(block.timestamp));
    }

    /// @dev Opens a ballot by member 1.
    function openImpose(address account, uint32 denies, uint32 forSeconds) internal returns (bytes32 ballot) {
        vm.prank(member(1));
        return ballots.open(
            room,
            address(sanctions),
            ISanctions.impose.selector,
            abi.encode(account, denies, forSeconds, bytes32(0)),
            "Quiet, please"
        );
    }

    function imposeCall(address account, uint32 denies, uint32 forSeconds) internal view returns (bytes memory) {
        return abi.encodeCall(ISanctions.impose, (room, account, denies, forSeconds, bytes32(0)));
    }

    /// @dev Members `from` to `to` vote.
    function castAll(bytes32 ballot, uint256 from, uint256 to, uint8 support) internal {
        for (uint256 key = from; key <= to; ++key) {
            vm.prank(member(key));
            ballots.castVote(ballot, support);
        }
    }

    /// @dev Imposes by ballot.
    function impose(address account, uint32 denies, uint32 forSeconds) internal {
        bytes32 ballot = openImpose(account, denies, forSeconds);
        castAll(ballot, 1, 5, 1);
        ballots.settle(ballot, imposeCall(account, denies, forSeconds));
    }

    /// @dev Member 1 proposes.
    function propose(uint64 start, uint64 end) internal returns (uint256 slot) {
        vm.prank(member(1));
        return programme.propose(room, start, end, Reach.LIVE_AUDIO | Reach.LIVE_VIDEO, "{}");
    }

    /// @dev Member 1 proposes and five approve.
    function approve(uint256 slot) internal {
        vm.prank(member(1));
        bytes32 ballot = ballots.open(room, address(programme), IProgramme.approve.selector, abi.encode(slot), "On air");
        castAll(ballot, 1, 5, 1);
        ballots.settle(ballot, abi.encodeCall(IProgramme.approve, (room, slot)));
    }
}
