// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BoundedCall} from "../gates/BoundedCall.sol";
import {Answer, IGate} from "../gates/IGate.sol";
import {IModeration} from "../moderation/IModeration.sol";
import {Capabilities} from "./Capabilities.sol";
import {BroadcastPolicy, GateGrant, IRooms, Reason, RoomConfig, RoomState, Rule} from "./IRooms.sol";
import {RuleBounds} from "./RuleBounds.sol";

/// @title Rooms: who may do what, where.
/// @dev
/// ```
///  capabilities = (gates that answer YES  |  floors & delegable)  &  ~sanctions  &  ~orders        (0 in a closed room)
///                                            floors of moderators who moderate still
///
///  _rooms[room]                        RoomState: name, governor, modules, policy, flags
///  _gates[room]                        up to 8 × (gate, capabilities it grants); a capability is in at most one
///  _relays[room]                       up to 8 signers, in order of preference
///  _rules[room][target][selector]      Rule
///  _readyAt[room][change]              when a queued change may be applied
///  pendingGovernorOf[room]             the named successor
/// ```
/// WARNING: gates, sanctions, ballot engine and programme are the room's own choice: whoever trusts a room trusts them, and its governor after
/// `changeDelaySeconds`. NOTE: a veto of the guardian also covers the change of the guardian.
contract Rooms is IRooms {
    /// Gas each gate is asked with.
    uint256 public constant GATE_GAS = 60_000;
    /// Gas the room's sanctions are asked with: once for each account, and for those with a floor once more and once for each of its moderators.
    uint256 public constant MODERATION_GAS = 60_000;

    uint256 private constant MAX_GATES = 8;
    uint256 private constant MAX_RELAYS = 8;
    uint256 private constant MAX_RULES = 32;
    uint256 private constant MAX_NAME_BYTES = 64;
    uint256 private constant MAX_URI_BYTES = 512;
    uint256 private constant MAX_CHANGE_DELAY_SECONDS = 30 days;
    uint64 private constant FOREVER = type(uint64).max;
    /// Of an account, as `floorsOf` answers.
    uint256 private constant MAX_FLOORS = 4;

    mapping(uint256 room => RoomState) private _rooms;
    mapping(uint256 room => GateGrant[]) private _gates;
    mapping(uint256 room => address[]) private _relays;
    mapping(uint256 room => mapping(address target => mapping(bytes4 selector => Rule))) private _rules;
    mapping(uint256 room => mapping(bytes32 change => uint64)) private _readyAt;
    mapping(address creator => uint256) private _created;
    /// @inheritdoc IRooms
    mapping(uint256 room => address) public pendingGovernorOf;

    modifier onlyGovernor(uint256 room) {
        if (_existing(room).governor != msg.sender) revert RoomsUnauthorized(room, msg.sender);
        _;
    }

    modifier onlyChange(uint256 room) {
        if (msg.sender != address(this)) revert RoomsUnauthorized(room, msg.sender);
        _;
    }

    // ── Making ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRooms
    function createRoom(RoomConfig calldata config) external returns (uint256 room) {
        // 64 bits: short enough for people, and out of reach of whoever would grind another creator's id within a reorganisation.
        room = uint64(uint256(keccak256(abi.encode(block.chainid, address(this), msg.sender, _created[msg.sender]++))));
        // A collision (one in 2^64) must not hand over somebody's room.
        if (room == 0 || exists(room)) revert RoomsUnknownRoom(room);

        _checkTexts(config.name, config.metadataURI);
        _rooms[room].name = config.name;
        _rooms[room].metadataURI = config.metadataURI;
        emit RoomCreated(room, msg.sender, config.name, config.metadataURI);
        _setGovernor(room, config.governor);
        _setGuardian(room, config.guardian);
        _setModules(room, config.ballots, config.sanctions, config.programme);
        _setGates(room, config.gates);
        _setBroadcastPolicy(room, config.broadcastPolicy);
        _setDelegable(room, config.delegable);
        _setRelays(room, config.relays);
        _setChangeDelay(room, config.changeDelaySeconds);
        _setGovernorActs(room, config.governorActs);
        if (config.rules.length > MAX_RULES) revert RoomsTooMany(config.rules.length, MAX_RULES);
        for (uint256 i = 0; i < config.rules.length; ++i) {
            _setRule(room, config.rules[i].target, config.rules[i].selector, config.rules[i].rule);
        }
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRooms
    function capabilitiesAt(uint256 room, address[] calldata accounts, uint64 at)
        external
        view
        returns (uint32[] memory capabilities, uint64[] memory validUntil)
    {
        RoomState storage state = _existing(room);
        capabilities = new uint32[](accounts.length);
        validUntil = new uint64[](accounts.length);
        GateGrant[] memory gates = _gates[room];
        for (uint256 i = 0; i < accounts.length; ++i) {
            validUntil[i] = FOREVER;
            if (state.closed) continue;
            (capabilities[i], validUntil[i]) = _capabilitiesOf(room, gates, accounts[i], at);
        }
    }

    /// @inheritdoc IRooms
    function explain(uint256 room, address account, uint32 capability, uint64 at)
        external
        view
        returns (Reason reason, address by, uint64 until)
    {
        RoomState storage state = _existing(room);
        _checkCapabilities(capability);
        if (capability & (capability - 1) != 0) revert RoomsInvalidCapabilities(capability);
        if (state.closed) return (Reason.ROOM_CLOSED, address(0), FOREVER);

        (reason, by, until) = _askGateOf(room, account, capability, at);
        address sanctions = state.sanctions;
        if (sanctions == address(0)) return (reason, by, until);
        if (reason != Reason.GRANTED) {
            (uint32 granted, uint64 end) = _floorsOf(room, _gates[room], account, capability & _handedOn(state), at);
            if (granted == 0) return (reason, by, until);
            (reason, by, until) = (Reason.FLOOR, sanctions, end);
        }

        bytes memory question = abi.encodeCall(IModeration.untilsOf, (room, account, uint8(Math.log2(capability))));
        (bool known, uint256[] memory untils) = _askModeration(sanctions, question, 3);
        if (!known || (untils[0] | untils[1]) > FOREVER) return (Reason.MODERATION_UNKNOWN, sanctions, FOREVER);
        // Of both, what keeps the capability away for longer.
        if (untils[1] > at && untils[1] > untils[0]) return (Reason.ORDERED, sanctions, uint64(untils[1]));
        if (untils[0] > at) return (Reason.SANCTIONED, sanctions, uint64(untils[0]));
    }

    /// @inheritdoc IRooms
    function roomOf(uint256 room) external view returns (RoomState memory) {
        return _existing(room);
    }

    /// @inheritdoc IRooms
    function moderationOf(uint256 room) external view returns (address sanctions, address governor, uint32 delegable) {
        RoomState storage state = _rooms[room];
        return (state.sanctions, state.governor, state.delegable);
    }

    /// @inheritdoc IRooms
    function exists(uint256 room) public view returns (bool) {
        return _rooms[room].governor != address(0);
    }

    /// @inheritdoc IRooms
    function gatesOf(uint256 room) external view returns (GateGrant[] memory) {
        return _gates[room];
    }

    /// @inheritdoc IRooms
    function relaysOf(uint256 room) external view returns (address[] memory) {
        return _relays[room];
    }

    /// @inheritdoc IRooms
    function ruleOf(uint256 room, address target, bytes4 selector) external view returns (Rule memory) {
        return _rules[room][target][selector];
    }

    /// @inheritdoc IRooms
    function ballotsOf(uint256 room) external view returns (address) {
        return _rooms[room].ballots;
    }

    /// @inheritdoc IRooms
    function mayAct(uint256 room, address account) public view returns (bool) {
        RoomState storage state = _rooms[room];
        if (account == address(0) || state.closed) return false;
        return account == state.ballots || (state.governorActs && account == state.governor);
    }

    /// @inheritdoc IRooms
    function broadcastOf(uint256 room) external view returns (BroadcastPolicy policy, bool paused, bool closed) {
        RoomState storage state = _existing(room);
        return (state.broadcastPolicy, state.broadcastPaused, state.closed);
    }

    /// @inheritdoc IRooms
    function changeReadyAt(uint256 room, bytes32 change) external view returns (uint64) {
        return _readyAt[room][change];
    }

    // ── Narrowing: at once ──────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRooms
    function describe(uint256 room, string calldata name, string calldata metadataURI) external onlyGovernor(room) {
        _checkTexts(name, metadataURI);
        _rooms[room].name = name;
        _rooms[room].metadataURI = metadataURI;
        emit RoomDescribed(room, name, metadataURI);
    }

    /// @inheritdoc IRooms
    function revoke(uint256 room, uint32 capabilities) external onlyGovernor(room) {
        _checkCapabilities(capabilities);
        GateGrant[] storage gates = _gates[room];
        for (uint256 i = gates.length; i > 0; --i) {
            GateGrant storage entry = gates[i - 1];
            if (entry.grants & capabilities == 0) continue;
            entry.grants &= ~capabilities;
            emit GateSet(room, entry.gate, entry.grants);
            if (entry.grants != 0) continue;
            gates[i - 1] = gates[gates.length - 1];
            gates.pop();
        }
    }

    /// @inheritdoc IRooms
    function pauseBroadcast(uint256 room) external {
        RoomState storage state = _existing(room);
        bool allowed = msg.sender == state.governor || msg.sender == state.guardian || mayAct(room, msg.sender);
        if (!allowed) revert RoomsUnauthorized(room, msg.sender);
        state.broadcastPaused = true;
        emit BroadcastPausedSet(room, true, msg.sender);
    }

    /// @inheritdoc IRooms
    function dropRule(uint256 room, address target, bytes4 selector) external onlyGovernor(room) {
        delete _rules[room][target][selector];
        _announceRule(room, target, selector, _rules[room][target][selector]);
    }

    /// @inheritdoc IRooms
    function close(uint256 room) external onlyGovernor(room) {
        if (_rooms[room].closed) revert RoomsClosedRoom(room);
        _rooms[room].closed = true;
        emit RoomClosed(room, msg.sender);
    }

    // ── Widening: queued ────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IRooms
    function queueChange(uint256 room, bytes4 selector, bytes calldata args)
        external
        onlyGovernor(room)
        returns (bytes32 change)
    {
        if (_rooms[room].closed) revert RoomsClosedRoom(room);
        if (!_isChange(selector)) revert RoomsUnknownChange(selector);
        change = _changeId(room, selector, args);
        if (_readyAt[room][change] != 0) revert RoomsChangeAlreadyQueued(change);
        uint64 readyAt = uint64(block.timestamp) + _rooms[room].changeDelaySeconds;
        _readyAt[room][change] = readyAt;
        emit ChangeQueued(room, change, abi.encodePacked(selector, room, args), readyAt);
    }

    /// @inheritdoc IRooms
    function applyChange(uint256 room, bytes4 selector, bytes calldata args) external onlyGovernor(room) {
        if (_rooms[room].closed) revert RoomsClosedRoom(room);
        bytes32 change = _changeId(room, selector, args);
        uint64 readyAt = _readyAt[room][change];
        if (readyAt == 0) revert RoomsChangeNotQueued(change);
        if (block.timestamp < readyAt) revert RoomsChangeNotReady(change, readyAt);
        delete _readyAt[room][change];
        emit ChangeApplied(room, change);
        (bool ok, bytes memory reason) = address(this).call(abi.encodePacked(selector, room, args));
        if (!ok) {
            assembly ("memory-safe") {
                revert(add(reason, 0x20), mload(reason))
            }
        }
    }

    /// @inheritdoc IRooms
    function vetoChange(uint256 room, bytes32 change) external {
        RoomState storage state = _existing(room);
        if (msg.sender != state.guardian && msg.sender != state.governor) revert RoomsUnauthorized(room, msg.sender);
        if (_readyAt[room][change] == 0) revert RoomsChangeNotQueued(change);
        delete _readyAt[room][change];
        emit ChangeVetoed(room, change, msg.sender);
    }

    /// @inheritdoc IRooms
    function setGovernor(uint256 room, address governor) external onlyChange(room) {
        if (governor == address(0)) revert RoomsInvalidGovernor(governor);
        pendingGovernorOf[room] = governor;
        emit GovernorNamed(room, governor);
    }

    /// @inheritdoc IRooms
    function acceptGovernor(uint256 room) external {
        if (pendingGovernorOf[room] != msg.sender) revert RoomsUnauthorized(room, msg.sender);
        if (_rooms[room].closed) revert RoomsClosedRoom(room);
        delete pendingGovernorOf[room];
        _setGovernor(room, msg.sender);
    }

    /// @inheritdoc IRooms
    function setGuardian(uint256 room, address guardian) external onlyChange(room) {
        _setGuardian(room, guardian);
    }

    /// @inheritdoc IRooms
    function setModules(uint256 room, address ballots, address sanctions, address programme) external onlyChange(room) {
        _setModules(room, ballots, sanctions, programme);
    }

    /// @inheritdoc IRooms
    function setGates(uint256 room, GateGrant[] calldata gates) external onlyChange(room) {
        GateGrant[] memory old = _gates[room];
        delete _gates[room];
        for (uint256 i = 0; i < old.length; ++i) {
            emit GateSet(room, old[i].gate, 0);
        }
        _setGates(room, gates);
    }

    /// @inheritdoc IRooms
    function setBroadcastPolicy(uint256 room, BroadcastPolicy policy) external onlyChange(room) {
        _setBroadcastPolicy(room, policy);
    }

    /// @inheritdoc IRooms
    function resumeBroadcast(uint256 room) external onlyChange(room) {
        _rooms[room].broadcastPaused = false;
        emit BroadcastPausedSet(room, false, _rooms[room].governor);
    }

    /// @inheritdoc IRooms
    function setDelegable(uint256 room, uint32 delegable) external onlyChange(room) {
        _setDelegable(room, delegable);
    }

    /// @inheritdoc IRooms
    function setRelays(uint256 room, address[] calldata relays) external onlyChange(room) {
        _setRelays(room, relays);
    }

    /// @inheritdoc IRooms
    function setChangeDelay(uint256 room, uint32 changeDelaySeconds) external onlyChange(room) {
        _setChangeDelay(room, changeDelaySeconds);
    }

    /// @inheritdoc IRooms
    function setGovernorActs(uint256 room, bool governorActs) external onlyChange(room) {
        _setGovernorActs(room, governorActs);
    }

    /// @inheritdoc IRooms
    function setRule(uint256 room, address target, bytes4 selector, Rule calldata rule) external onlyChange(room) {
        _setRule(room, target, selector, rule);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _capabilitiesOf(uint256 room, GateGrant[] memory gates, address account, uint64 at)
        private
        view
        returns (uint32 capabilities, uint64 validUntil)
    {
        validUntil = FOREVER;
        for (uint256 i = 0; i < gates.length; ++i) {
            (Answer answer, uint64 until) = _ask(gates[i].gate, room, account, at);
            if (answer == Answer.YES) capabilities |= gates[i].grants;
            if (until < validUntil) validUntil = until;
        }
        RoomState storage state = _rooms[room];
        if (state.sanctions == address(0)) return (capabilities, validUntil);
        (bool known, uint32 denied, uint32 granted, uint64 first) = _standingOf(room, account, at);
        // Without it nobody can say what is not denied.
        if (!known) return (0, FOREVER);
        if (first < validUntil) validUntil = first;
        granted &= _handedOn(state) & ~(capabilities | denied);
        if (granted != 0) {
            (granted, first) = _floorsOf(room, gates, account, granted, at);
            capabilities |= granted;
            if (first < validUntil) validUntil = first;
        }
        capabilities &= ~denied;
    }

    /// @dev What floors can give. MODERATE is not among it: floors would beget floors.
    function _handedOn(RoomState storage state) private view returns (uint32) {
        return state.delegable & ~Capabilities.MODERATE;
    }

    /// @dev Floors of moderators who moderate still.
    /// @return granted those of `wanted` that a floor gives.
    /// @return until the first second at which time alone may change this.
    function _floorsOf(uint256 room, GateGrant[] memory gates, address account, uint32 wanted, uint64 at)
        private
        view
        returns (uint32 granted, uint64 until)
    {
        until = FOREVER;
        if (wanted == 0) return (0, until);
        bytes memory question = abi.encodeCall(IModeration.floorsOf, (room, account, at));
        (bool known, uint256[] memory floors) = _askModeration(_rooms[room].sanctions, question, 3 * MAX_FLOORS);
        for (uint256 i = 0; known && i < MAX_FLOORS; ++i) {
            uint32 grants = uint32(floors[MAX_FLOORS + i]) & wanted;
            if (grants == 0) continue;
            (bool moderates, uint64 first) = _moderatesAt(room, gates, address(uint160(floors[i])), at);
            if (moderates) granted |= grants;
            if (first < until) until = first;
            first = _after(at, floors[2 * MAX_FLOORS + i]);
            if (first < until) until = first;
        }
    }

    function _moderatesAt(uint256 room, GateGrant[] memory gates, address account, uint64 at)
        private
        view
        returns (bool moderates, uint64 until)
    {
        for (uint256 i = 0; i < gates.length; ++i) {
            if (gates[i].grants & Capabilities.MODERATE == 0) continue;
            Answer answer;
            (answer, until) = _ask(gates[i].gate, room, account, at);
            if (answer != Answer.YES) return (false, until);
            (bool known, uint32 denied,, uint64 first) = _standingOf(room, account, at);
            return (known && denied & Capabilities.MODERATE == 0, first < until ? first : until);
        }
        return (false, FOREVER);
    }

    function _standingOf(uint256 room, address account, uint64 at)
        private
        view
        returns (bool known, uint32 denied, uint32 granted, uint64 until)
    {
        uint256[] memory words;
        bytes memory question = abi.encodeCall(IModeration.standingAt, (room, account, at));
        (known, words) = _askModeration(_rooms[room].sanctions, question, 3);
        if (!known || (words[0] | words[1]) > type(uint32).max) return (false, 0, 0, FOREVER);
        return (true, uint32(words[0]), uint32(words[1]), _after(at, words[2]));
    }

    /// @return known false when the room's sanctions fail or answer with another number of words; only starving them reverts.
    function _askModeration(address sanctions, bytes memory question, uint256 count)
        private
        view
        returns (bool known, uint256[] memory words)
    {
        uint256 size;
        (known, size, words) = BoundedCall.manyWords(sanctions, MODERATION_GAS, question, count);
        known = known && size == count * 32;
    }

    function _askGateOf(uint256 room, address account, uint32 capability, uint64 at)
        private
        view
        returns (Reason reason, address gate, uint64 until)
    {
        GateGrant[] memory gates = _gates[room];
        for (uint256 i = 0; i < gates.length && gate == address(0); ++i) {
            if (gates[i].grants & capability != 0) gate = gates[i].gate;
        }
        if (gate == address(0)) return (Reason.NO_GATE, gate, FOREVER);
        Answer answer;
        (answer, until) = _ask(gate, room, account, at);
        reason = answer == Answer.YES ? Reason.GRANTED : answer == Answer.NO ? Reason.GATE_SAYS_NO : Reason.GATE_UNKNOWN;
    }

    /// @dev A gate that fails or answers nonsense is UNKNOWN; only starving it reverts.
    function _ask(address gate, uint256 room, address account, uint64 at)
        private
        view
        returns (Answer answer, uint64 until)
    {
        (bool ok, uint256 size, uint256 first, uint256 second) =
            BoundedCall.words(gate, GATE_GAS, abi.encodeCall(IGate.answer, (room, account, at)));
        if (!ok || size < 64 || first > uint256(Answer.YES)) return (Answer.UNKNOWN, FOREVER);
        answer = Answer(first);
        until = _after(at, second);
    }

    /// @dev A time that has passed would make whoever arms a timer spin.
    function _after(uint64 at, uint256 until) private pure returns (uint64) {
        if (until >= FOREVER || at == FOREVER) return FOREVER;
        return until <= at ? at + 1 : uint64(until);
    }

    function _setGovernor(uint256 room, address governor) private {
        if (governor == address(0)) revert RoomsInvalidGovernor(governor);
        _rooms[room].governor = governor;
        emit GovernorSet(room, governor);
    }

    function _setGuardian(uint256 room, address guardian) private {
        _rooms[room].guardian = guardian;
        emit GuardianSet(room, guardian);
    }

    function _setModules(uint256 room, address ballots, address sanctions, address programme) private {
        _checkModule(ballots);
        _checkModule(sanctions);
        _checkModule(programme);
        RoomState storage state = _rooms[room];
        (state.ballots, state.sanctions, state.programme) = (ballots, sanctions, programme);
        emit ModulesSet(room, ballots, sanctions, programme);
    }

    function _setGates(uint256 room, GateGrant[] calldata gates) private {
        if (gates.length > MAX_GATES) revert RoomsTooMany(gates.length, MAX_GATES);
        uint32 granted;
        for (uint256 i = 0; i < gates.length; ++i) {
            (address gate, uint32 grants) = (gates[i].gate, gates[i].grants);
            _checkCapabilities(grants);
            if (granted & grants != 0) revert RoomsCapabilityGatedTwice(granted & grants);
            if (gate.code.length == 0) revert RoomsNoCode(gate);
            granted |= grants;
            _gates[room].push(GateGrant(gate, grants));
            emit GateSet(room, gate, grants);
        }
    }

    function _setBroadcastPolicy(uint256 room, BroadcastPolicy policy) private {
        _rooms[room].broadcastPolicy = policy;
        emit BroadcastPolicySet(room, uint8(policy));
    }

    function _setDelegable(uint256 room, uint32 delegable) private {
        if (delegable & ~Capabilities.ALL != 0) revert RoomsInvalidCapabilities(delegable);
        _rooms[room].delegable = delegable;
        emit DelegableSet(room, delegable);
    }

    function _setRelays(uint256 room, address[] calldata relays) private {
        if (relays.length > MAX_RELAYS) revert RoomsTooMany(relays.length, MAX_RELAYS);
        _relays[room] = relays;
        emit RelaysSet(room, relays);
    }

    function _setChangeDelay(uint256 room, uint32 changeDelaySeconds) private {
        if (changeDelaySeconds > MAX_CHANGE_DELAY_SECONDS) {
            revert RoomsOutOfRange("changeDelaySeconds", changeDelaySeconds, 0, MAX_CHANGE_DELAY_SECONDS);
        }
        _rooms[room].changeDelaySeconds = changeDelaySeconds;
        emit ChangeDelaySet(room, changeDelaySeconds);
    }

    function _setGovernorActs(uint256 room, bool governorActs) private {
        _rooms[room].governorActs = governorActs;
        emit GovernorActsSet(room, governorActs);
    }

    function _setRule(uint256 room, address target, bytes4 selector, Rule memory rule) private {
        RuleBounds.check(rule);
        _rules[room][target][selector] = rule;
        _announceRule(room, target, selector, rule);
    }

    function _announceRule(uint256 room, address target, bytes4 selector, Rule memory rule) private {
        emit RuleSet(
            room,
            target,
            selector,
            rule.electorate,
            rule.snapshotLag,
            rule.votingSeconds,
            rule.minVoters,
            rule.quorumBps,
            rule.approvalBps
        );
        emit RuleLimitsSet(
            room,
            target,
            selector,
            rule.maxActivePerProposer,
            rule.cooldownSeconds,
            rule.executeBySeconds,
            rule.lateExtensionSeconds,
            rule.proposalThreshold
        );
    }

    function _existing(uint256 room) private view returns (RoomState storage state) {
        state = _rooms[room];
        if (state.governor == address(0)) revert RoomsUnknownRoom(room);
    }

    /// @dev The governor is part of the id: what one governor queued does not outlive it.
    function _changeId(uint256 room, bytes4 selector, bytes calldata args) private view returns (bytes32) {
        return keccak256(abi.encode(room, _rooms[room].governor, selector, args));
    }

    function _isChange(bytes4 selector) private pure returns (bool) {
        return selector == this.setGovernor.selector || selector == this.setGuardian.selector
            || selector == this.setModules.selector || selector == this.setGates.selector
            || selector == this.setBroadcastPolicy.selector || selector == this.resumeBroadcast.selector
            || selector == this.setDelegable.selector || selector == this.setRelays.selector
            || selector == this.setChangeDelay.selector || selector == this.setGovernorActs.selector
            || selector == this.setRule.selector;
    }

    function _checkModule(address module) private view {
        if (module != address(0) && module.code.length == 0) revert RoomsNoCode(module);
    }

    function _checkTexts(string calldata name, string calldata metadataURI) private pure {
        if (bytes(name).length > MAX_NAME_BYTES) revert RoomsTooMany(bytes(name).length, MAX_NAME_BYTES);
        if (bytes(metadataURI).length > MAX_URI_BYTES) revert RoomsTooMany(bytes(metadataURI).length, MAX_URI_BYTES);
    }

    function _checkCapabilities(uint32 capabilities) private pure {
        if (capabilities == 0 || capabilities & ~Capabilities.ALL != 0) revert RoomsInvalidCapabilities(capabilities);
    }
}
