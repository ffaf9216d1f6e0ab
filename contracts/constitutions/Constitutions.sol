// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {RosterGate} from "../gates/RosterGate.sol";
import {TokenGate} from "../gates/TokenGate.sol";
import {IMembership} from "../membership/IMembership.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {BroadcastPolicy, GateGrant, IRooms, RoomConfig, RuleEntry} from "../rooms/IRooms.sol";
import {AssemblyGovernor} from "./AssemblyGovernor.sol";
import {AssemblyTimelock} from "./AssemblyTimelock.sol";
import {Caretaker} from "./Caretaker.sol";
import {
    AssemblyParams,
    Basics,
    Constitution,
    CouncilParams,
    DictatorParams,
    IConstitutions,
    Kind,
    LibreParams
} from "./IConstitutions.sol";
import {Memberships} from "./Memberships.sol";
import {BallotCall, RulesOfOrder, Voters, VotingSeconds} from "./RulesOfOrder.sol";
import {Stewards} from "./Stewards.sol";

/// @notice What rooms are made of on this chain.
struct Modules {
    IRooms rooms;
    address ballots;
    address sanctions;
    address programme;
    address openGate;
}

/// @notice What constitutions are made from: a maker and the contracts that are cloned.
struct Makings {
    Memberships memberships;
    AssemblyTimelock timelock;
    AssemblyGovernor governor;
    Stewards stewards;
}

/// @title Constitutions: a room and all it needs to be governed, in one transaction.
/// @dev Big contracts are made as clones (ERC-1167) of implementations that cannot be changed: whole, they would not fit beside fifty founders into
/// the gas of one transaction (EIP-7825). This contract hands everything it makes over before it returns and keeps no power.
/// ```
///             gates: guests' capabilities     crew's capabilities           governor               ballots
///  DICTATOR   roster kept by the governor     roster kept by the governor   the account            none
///  COUNCIL    roster kept by the governor     members (the stewards)        Safe or Stewards       among the stewards
///  ASSEMBLY   members                         roster kept by the timelock   timelock ◄─ Governor   among the members
///  LIBRE      everybody                       nobody                        Caretaker              none, nor sanctions
/// ```
contract Constitutions is IConstitutions {
    uint32 private constant SPEAKING = Capabilities.MICROPHONE | Capabilities.CAMERA | Capabilities.SCREEN;
    uint32 private constant GUESTS_MAY = Capabilities.JOIN | Capabilities.CHAT | Capabilities.CAPTION | SPEAKING;
    uint32 private constant CREW_MAY = Capabilities.INGEST | Capabilities.DIRECT | Capabilities.BROADCAST
        | Capabilities.RECORD | Capabilities.MODERATE | Capabilities.PROGRAMME;
    uint64 private constant FOREVER = type(uint64).max;
    /// More would not fit into one transaction; the rest is admitted afterwards.
    uint256 private constant MAX_PEOPLE = 50;
    uint256 private constant MIN_STEWARDS = 2;
    uint256 private constant MIN_FOUNDERS = 3;
    uint256 private constant MIN_TIMELOCK_SECONDS = 1 hours;
    uint256 private constant MAX_TIMELOCK_SECONDS = 30 days;
    uint16 private constant COUNCIL_QUORUM_BPS = 5_000;
    uint16 private constant ASSEMBLY_QUORUM_BPS = 2_500;

    /// @notice Governor of libre rooms.
    Caretaker public immutable caretaker;

    Modules private _modules;
    Makings private _makings;
    BallotCall[] private _ballotCalls;

    /// @param ballotCalls_ what constitutions with ballots put to the vote; the ballot engine must know each target.
    constructor(Modules memory modules_, Makings memory makings_, BallotCall[] memory ballotCalls_) {
        _modules = modules_;
        _makings = makings_;
        for (uint256 i = 0; i < ballotCalls_.length; ++i) {
            _ballotCalls.push(ballotCalls_[i]);
        }
        caretaker = new Caretaker(modules_.rooms);
    }

    // ── With a room ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IConstitutions
    function createDictator(DictatorParams calldata params) external returns (uint256 room, Constitution memory made) {
        made = _dictator(params);
        room = _create(params.room, made);
    }

    /// @inheritdoc IConstitutions
    function createCouncil(CouncilParams calldata params) external returns (uint256 room, Constitution memory made) {
        made = _council(params);
        room = _create(params.room, made);
    }

    /// @inheritdoc IConstitutions
    function createAssembly(AssemblyParams calldata params) external returns (uint256 room, Constitution memory made) {
        made = _assembly(params);
        room = _create(params.room, made);
    }

    /// @inheritdoc IConstitutions
    function createLibre(LibreParams calldata params) external returns (uint256 room, Constitution memory made) {
        made.kind = Kind.LIBRE;
        made.governor = made.body = address(caretaker);
        made.guestGate = _modules.openGate;
        made.programme = _modules.programme;
        made.gates = new GateGrant[](1);
        made.gates[0] = GateGrant(_modules.openGate, GUESTS_MAY);
        Basics memory basics;
        (basics.name, basics.metadataURI, basics.relays) = (params.name, params.metadataURI, params.relays);
        basics.broadcastPolicy = params.onAir ? BroadcastPolicy.ALWAYS : BroadcastPolicy.NEVER;
        room = _create(basics, made);
        caretaker.setFounder(room, params.founder);
    }

    // ── For a room that is there ────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IConstitutions
    function foundDictator(DictatorParams calldata params) external returns (Constitution memory made) {
        made = _dictator(params);
        _announce(0, made);
    }

    /// @inheritdoc IConstitutions
    function foundCouncil(CouncilParams calldata params) external returns (Constitution memory made) {
        made = _council(params);
        _announce(0, made);
    }

    /// @inheritdoc IConstitutions
    function foundAssembly(AssemblyParams calldata params) external returns (Constitution memory made) {
        made = _assembly(params);
        _announce(0, made);
    }

    /// @inheritdoc IConstitutions
    function ballotCalls() external view returns (BallotCall[] memory) {
        return _ballotCalls;
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _dictator(DictatorParams calldata params) private returns (Constitution memory made) {
        if (params.governor == address(0)) revert ConstitutionsInvalidGovernor(params.governor);
        made.kind = Kind.DICTATOR;
        made.governor = made.body = params.governor;
        made.crewGate = _roster(params.governor, params.governor, params.crew, FOREVER);
        made.guestGate = _roster(params.governor, params.governor, params.guests, FOREVER);
        made.changeDelaySeconds = params.changeDelaySeconds;
        made.governorActs = true;
        _furnish(made, params.room, 0);
    }

    function _council(CouncilParams calldata params) private returns (Constitution memory made) {
        _within("stewards", params.stewards.length, MIN_STEWARDS, MAX_PEOPLE);
        made.kind = Kind.COUNCIL;
        made.governor = params.governor;
        if (params.governor == address(0)) made.governor = Clones.clone(address(_makings.stewards));
        else if (params.governor.code.length == 0) revert ConstitutionsInvalidGovernor(params.governor);
        made.body = made.governor;
        made.membership = _membership(params.room.name, made.governor, address(0), params.stewards);
        if (params.governor == address(0)) {
            Stewards(made.governor).initialize(IMembership(made.membership), params.threshold);
        }
        made.crewGate = address(new TokenGate(made.membership, 1));
        made.guestGate = _councilRoster(made.governor, params);
        made.changeDelaySeconds = params.changeDelaySeconds;
        made.governorActs = true;
        _furnish(made, params.room, 0);
        made.rules = _rules(Voters(made.membership, uint32(MIN_STEWARDS), COUNCIL_QUORUM_BPS), params.votingSeconds);
        made.ballots = _modules.ballots;
    }

    function _assembly(AssemblyParams calldata params) private returns (Constitution memory made) {
        _within("founders", params.founders.length, MIN_FOUNDERS, MAX_PEOPLE);
        _within("timelockSeconds", params.timelockSeconds, MIN_TIMELOCK_SECONDS, MAX_TIMELOCK_SECONDS);
        made.kind = Kind.ASSEMBLY;
        AssemblyTimelock timelock = AssemblyTimelock(payable(Clones.clone(address(_makings.timelock))));
        AssemblyGovernor governor = AssemblyGovernor(payable(Clones.clone(address(_makings.governor))));
        (made.governor, made.body) = (address(timelock), address(governor));
        made.membership = _membership(params.room.name, made.governor, params.admitter, params.founders);
        timelock.initialize(params.timelockSeconds, address(governor));
        governor.initialize(IERC5805(made.membership), timelock, params.settings);
        made.crewGate = _roster(made.governor, address(0), params.stewards, params.stewardsUntil);
        made.guestGate = address(new TokenGate(made.membership, 1));
        // The timelock has waited already, in sight of everybody; and a proposal can then queue and apply at once.
        made.changeDelaySeconds = 0;
        _furnish(made, params.room, Capabilities.PROGRAMME);
        made.rules = _rules(Voters(made.membership, uint32(MIN_FOUNDERS), ASSEMBLY_QUORUM_BPS), params.votingSeconds);
        made.ballots = _modules.ballots;
    }

    /// @param guestsToo capabilities of the crew that all guests have.
    function _furnish(Constitution memory made, Basics calldata basics, uint32 guestsToo) private view {
        made.guardian = basics.guardian;
        (made.sanctions, made.programme) = (_modules.sanctions, _modules.programme);
        made.delegable = GUESTS_MAY;
        uint32 guestsMay = GUESTS_MAY | guestsToo;
        made.gates = new GateGrant[](basics.openDoor ? 3 : 2);
        if (basics.openDoor) {
            guestsMay &= ~Capabilities.JOIN;
            made.gates[2] = GateGrant(_modules.openGate, Capabilities.JOIN);
        }
        made.gates[0] = GateGrant(made.guestGate, guestsMay);
        made.gates[1] = GateGrant(made.crewGate, CREW_MAY & ~guestsToo);
    }

    function _create(Basics memory basics, Constitution memory made) private returns (uint256 room) {
        room = _modules.rooms
            .createRoom(
                RoomConfig({
                    name: basics.name,
                    metadataURI: basics.metadataURI,
                    governor: made.governor,
                    guardian: made.guardian,
                    ballots: made.ballots,
                    sanctions: made.sanctions,
                    programme: made.programme,
                    gates: made.gates,
                    broadcastPolicy: basics.broadcastPolicy,
                    delegable: made.delegable,
                    relays: basics.relays,
                    changeDelaySeconds: made.changeDelaySeconds,
                    governorActs: made.governorActs,
                    rules: made.rules
                })
            );
        _announce(room, made);
    }

    function _announce(uint256 room, Constitution memory made) private {
        emit Constituted(
            room, uint8(made.kind), msg.sender, made.governor, made.body, made.membership, made.crewGate, made.guestGate
        );
    }

    function _rules(Voters memory voters, VotingSeconds calldata periods) private view returns (RuleEntry[] memory) {
        return RulesOfOrder.rulesFor(_ballotCalls, voters, periods);
    }

    function _membership(string calldata name, address governor, address admitter, address[] calldata founders)
        private
        returns (address)
    {
        return address(_makings.memberships.make(name, governor, admitter, founders));
    }

    function _councilRoster(address keeper, CouncilParams calldata params) private returns (address) {
        RosterGate roster = new RosterGate(address(this));
        _enroll(roster, params.stewards, FOREVER);
        _enroll(roster, params.guests, FOREVER);
        roster.setKeeper(keeper);
        return address(roster);
    }

    /// @param first on the list for ever; zero for nobody.
    /// @param until when the others' places on it end.
    function _roster(address keeper, address first, address[] calldata accounts, uint64 until)
        private
        returns (address)
    {
        RosterGate roster = new RosterGate(address(this));
        _enroll(roster, accounts, until);
        if (first != address(0)) {
            (address[] memory one, uint64[] memory untils) = (new address[](1), new uint64[](1));
            (one[0], untils[0]) = (first, FOREVER);
            roster.set(one, untils);
        }
        roster.setKeeper(keeper);
        return address(roster);
    }

    function _enroll(RosterGate roster, address[] calldata accounts, uint64 until) private {
        _within("people", accounts.length, 0, MAX_PEOPLE);
        uint64[] memory untils = new uint64[](accounts.length);
        for (uint256 i = 0; i < untils.length; ++i) {
            untils[i] = until;
        }
        roster.set(accounts, untils);
    }

    function _within(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private pure {
        if (given < floor || given > ceiling) revert ConstitutionsOutOfRange(what, given, floor, ceiling);
    }
}
