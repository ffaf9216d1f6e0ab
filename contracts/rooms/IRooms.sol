// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice When a room goes out to the public.
enum BroadcastPolicy {
    NEVER,
    BY_HAND,
    PROGRAMME,
    ALWAYS
}

/// @notice Why a capability is granted or not.
enum Reason {
    GRANTED,
    ROOM_CLOSED,
    NO_GATE,
    GATE_SAYS_NO,
    GATE_UNKNOWN,
    SANCTIONED,
    /// No gate grants it, a moderator's recorded floor does.
    FLOOR,
    /// A moderator's recorded order takes it.
    ORDERED,
    /// The room's moderation does not answer; nothing is granted.
    MODERATION_UNKNOWN
}

/// @notice A gate and the capabilities it grants (bits of `Capabilities`).
struct GateGrant {
    address gate;
    uint32 grants;
}

/// @notice How one call is decided by ballot.
struct Rule {
    /// The votes that count: any `IVotes`. Zero means: no such ballots.
    address electorate;
    /// How far before the opening votes are read, in the electorate's own clock (ERC-6372): ≥ 1 for locked tokens (ERC-5192), else ≥ 1 h or 300 blocks.
    uint32 snapshotLag;
    /// How long votes are taken, 30 s to 30 days.
    uint32 votingSeconds;
    /// How many accounts must have voted, ≥ 1.
    uint32 minVoters;
    /// Share of the supply that must have voted, any way, in 1/10,000.
    uint16 quorumBps;
    /// Share of For in For + Against that passes, 5,000 to 10,000.
    uint16 approvalBps;
    /// How many ballots one proposer may have open in the room, ≥ 1.
    uint16 maxActivePerProposer;
    /// How long a proposer waits before opening the same call again, ≤ 30 days.
    uint32 cooldownSeconds;
    /// How long after the close a passed call may still be made, 60 s to 30 days.
    uint32 executeBySeconds;
    /// If quorum is first met this close to the end, the end moves once by as much; 0 for never; ≤ votingSeconds.
    uint32 lateExtensionSeconds;
    /// Votes a proposer needs at the snapshot, ≥ 1.
    uint128 proposalThreshold;
}

/// @notice A rule and the call it is for.
struct RuleEntry {
    address target;
    bytes4 selector;
    Rule rule;
}

/// @notice What a room is made of.
struct RoomConfig {
    /// A claim, never unique; up to 64 bytes.
    string name;
    /// Where a description lies; up to 512 bytes; may be empty.
    string metadataURI;
    /// Owns the rules: an EOA, a Safe, a Timelock.
    address governor;
    /// May veto queued changes and pause the broadcast; zero for none.
    address guardian;
    /// The ballot engine; zero for none.
    address ballots;
    /// The sanctions read for this room; zero for none, ever.
    address sanctions;
    /// The programme this room airs; zero for none.
    address programme;
    /// Each capability in at most one gate; at most 8 gates. What is in none, nobody has.
    GateGrant[] gates;
    BroadcastPolicy broadcastPolicy;
    /// Capabilities a moderator's signed floor may hand on.
    uint32 delegable;
    /// Signers of the relays that may carry the room, in order of preference; at most 8.
    address[] relays;
    /// How long a change that widens waits, ≤ 30 days.
    uint32 changeDelaySeconds;
    /// Whether the governor may impose, lift, approve and cancel without a ballot.
    bool governorActs;
    RuleEntry[] rules;
}

/// @notice A room as it stands, without its lists.
struct RoomState {
    string name;
    string metadataURI;
    address governor;
    address guardian;
    address ballots;
    address sanctions;
    address programme;
    BroadcastPolicy broadcastPolicy;
    bool broadcastPaused;
    bool closed;
    bool governorActs;
    uint32 delegable;
    uint32 changeDelaySeconds;
}

/// @title Rooms: who may do what, where.
/// @notice What narrows a room acts at once; what widens it waits `changeDelaySeconds` and may be vetoed by the guardian.
interface IRooms {
    /// @notice A room was made. Its settings follow in the events below, in the same transaction.
    event RoomCreated(uint256 indexed room, address indexed creator, string name, string metadataURI);
    /// @notice Name and description changed.
    event RoomDescribed(uint256 indexed room, string name, string metadataURI);
    event GovernorSet(uint256 indexed room, address indexed governor);
    /// @notice `successor` may take over by `acceptGovernor`; until then the room's governor stays.
    event GovernorNamed(uint256 indexed room, address indexed successor);
    event GuardianSet(uint256 indexed room, address indexed guardian);
    event ModulesSet(uint256 indexed room, address ballots, address sanctions, address programme);
    /// @notice `gate` now grants `grants` in the room; 0 means it is gone.
    event GateSet(uint256 indexed room, address indexed gate, uint32 grants);
    event BroadcastPolicySet(uint256 indexed room, uint8 policy);
    event BroadcastPausedSet(uint256 indexed room, bool paused, address indexed by);
    event DelegableSet(uint256 indexed room, uint32 delegable);
    event RelaysSet(uint256 indexed room, address[] relays);
    event ChangeDelaySet(uint256 indexed room, uint32 changeDelaySeconds);
    event GovernorActsSet(uint256 indexed room, bool governorActs);
    /// @notice The rule for (target, selector); electorate zero means it was taken away. Its limits follow in `RuleLimitsSet`.
    event RuleSet(
        uint256 indexed room,
        address indexed target,
        bytes4 indexed selector,
        address electorate,
        uint32 snapshotLag,
        uint32 votingSeconds,
        uint32 minVoters,
        uint16 quorumBps,
        uint16 approvalBps
    );
    event RuleLimitsSet(
        uint256 indexed room,
        address indexed target,
        bytes4 indexed selector,
        uint16 maxActivePerProposer,
        uint32 cooldownSeconds,
        uint32 executeBySeconds,
        uint32 lateExtensionSeconds,
        uint128 proposalThreshold
    );
    /// @notice A change waits: `callData` is a call of this contract, to be made from `readyAt` on.
    event ChangeQueued(uint256 indexed room, bytes32 indexed change, bytes callData, uint64 readyAt);
    event ChangeApplied(uint256 indexed room, bytes32 indexed change);
    event ChangeVetoed(uint256 indexed room, bytes32 indexed change, address indexed by);
    /// @notice The room is closed for good: nobody has any capability in it.
    event RoomClosed(uint256 indexed room, address indexed by);

    /// @dev Thrown when there is no such room.
    error RoomsUnknownRoom(uint256 room);
    /// @dev Thrown when the room is closed.
    error RoomsClosedRoom(uint256 room);
    /// @dev Thrown when the caller may not do this in the room.
    error RoomsUnauthorized(uint256 room, address account);
    /// @dev Thrown when the governor would be nobody.
    error RoomsInvalidGovernor(address governor);
    /// @dev Thrown when a module or gate has no code.
    error RoomsNoCode(address account);
    /// @dev Thrown when bits outside `Capabilities.ALL`, or none, are named.
    error RoomsInvalidCapabilities(uint32 capabilities);
    /// @dev Thrown when two gates grant the same capability; put an AnyOf before them instead.
    error RoomsCapabilityGatedTwice(uint32 capabilities);
    /// @dev Thrown when a list or a text is longer than allowed.
    error RoomsTooMany(uint256 given, uint256 allowed);
    /// @dev Thrown when a number is outside its floor and ceiling; `what` names the field.
    error RoomsOutOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when votes of the electorate cannot be read.
    error RoomsElectorateUnusable(address electorate);
    /// @dev Thrown when the selector cannot be queued.
    error RoomsUnknownChange(bytes4 selector);
    /// @dev Thrown when the change is not queued.
    error RoomsChangeNotQueued(bytes32 change);
    /// @dev Thrown when the same change waits already.
    error RoomsChangeAlreadyQueued(bytes32 change);
    /// @dev Thrown when the change is not ready.
    error RoomsChangeNotReady(bytes32 change, uint64 readyAt);
    /// @dev Thrown when too little gas is left to ask a gate fairly; ask again with more gas or fewer accounts.
    error InsufficientGas(uint256 left, uint256 needed);

    /// @notice Makes a room. Anyone may. NOTE: whoever is named governor or guardian need not have agreed; `RoomCreated` says who made it.
    /// @return room its id: 64 bits of a hash of chain, contract, creator and count, so that no reorganisation can give it to somebody else.
    function createRoom(RoomConfig calldata config) external returns (uint256 room);

    /// @notice What each of `accounts` may do in `room` at the time `at`.
    /// @dev Reverts with `InsufficientGas` rather than answer too little: halve the list and ask again.
    /// @return capabilities bits of `Capabilities`, in the order of `accounts`.
    /// @return validUntil the first second at which time alone may change each answer; `type(uint64).max` when it cannot.
    function capabilitiesAt(uint256 room, address[] calldata accounts, uint64 at)
        external
        view
        returns (uint32[] memory capabilities, uint64[] memory validUntil);

    /// @notice Why `account` has or lacks one capability (a single bit) at the time `at`.
    /// @return reason what decided.
    /// @return by the gate, or the room's sanctions (for sanctions, orders and floors), that decided; zero if neither did.
    /// @return until the first second at which time alone may change this; `type(uint64).max` when it cannot.
    function explain(uint256 room, address account, uint32 capability, uint64 at)
        external
        view
        returns (Reason reason, address by, uint64 until);

    /// @notice The room as it stands. Reverts if there is none.
    function roomOf(uint256 room) external view returns (RoomState memory);
    /// @notice Who may take over as governor; zero for nobody.
    function pendingGovernorOf(uint256 room) external view returns (address);
    /// @notice What moderation asks about a room; zeros when there is none.
    function moderationOf(uint256 room) external view returns (address sanctions, address governor, uint32 delegable);
    /// @notice Whether there is such a room (closed ones included).
    function exists(uint256 room) external view returns (bool);
    /// @notice The gates of a room.
    function gatesOf(uint256 room) external view returns (GateGrant[] memory);
    /// @notice Signers of the relays that may carry the room, in order of preference.
    function relaysOf(uint256 room) external view returns (address[] memory);
    /// @notice The rule for one call; electorate zero when there is none.
    function ruleOf(uint256 room, address target, bytes4 selector) external view returns (Rule memory);
    /// @notice The room's ballot engine; zero for none.
    function ballotsOf(uint256 room) external view returns (address);
    /// @notice Whether `account` may act for `room` towards its modules: its ballot engine, or its governor where the room says so.
    function mayAct(uint256 room, address account) external view returns (bool);
    /// @notice What decides whether the room is on air.
    function broadcastOf(uint256 room) external view returns (BroadcastPolicy policy, bool paused, bool closed);

    /// @notice Renames. Governor. A name is a claim and grants nothing.
    function describe(uint256 room, string calldata name, string calldata metadataURI) external;
    /// @notice Takes capabilities out of every gate, at once. Governor.
    function revoke(uint256 room, uint32 capabilities) external;
    /// @notice Stops the broadcast at once, until a queued `resumeBroadcast`. Governor, guardian or ballot engine.
    function pauseBroadcast(uint256 room) external;
    /// @notice Takes a rule away at once; open ballots under it can no longer execute. Governor.
    function dropRule(uint256 room, address target, bytes4 selector) external;
    /// @notice Closes the room for good, at once. Governor.
    function close(uint256 room) external;

    /// @notice Queues a change that may widen. Governor.
    /// @param selector one of setGovernor, setGuardian, setModules, setGates, setBroadcastPolicy, resumeBroadcast, setDelegable, setRelays, setChangeDelay, setGovernorActs, setRule.
    /// @param args the ABI-encoded arguments after the room, i.e. the call data from byte 36 on; this contract writes the room id itself.
    /// @return change its id.
    function queueChange(uint256 room, bytes4 selector, bytes calldata args) external returns (bytes32 change);
    /// @notice Makes a queued change once it is ready. Governor.
    function applyChange(uint256 room, bytes4 selector, bytes calldata args) external;
    /// @notice Strikes a queued change out. Guardian or governor.
    function vetoChange(uint256 room, bytes32 change) external;
    /// @notice When a queued change is ready; 0 when it is not queued.
    function changeReadyAt(uint256 room, bytes32 change) external view returns (uint64);

    /// @notice Names a successor, who must accept. Only by queued change.
    function setGovernor(uint256 room, address governor) external;
    /// @notice Takes over as governor; what the former one queued is void. The named successor.
    function acceptGovernor(uint256 room) external;
    /// @notice Only by queued change.
    function setGuardian(uint256 room, address guardian) external;
    /// @notice Only by queued change.
    function setModules(uint256 room, address ballots, address sanctions, address programme) external;
    /// @notice Replaces all gates. Only by queued change.
    function setGates(uint256 room, GateGrant[] calldata gates) external;
    /// @notice Only by queued change.
    function setBroadcastPolicy(uint256 room, BroadcastPolicy policy) external;
    /// @notice Only by queued change.
    function resumeBroadcast(uint256 room) external;
    /// @notice Only by queued change.
    function setDelegable(uint256 room, uint32 delegable) external;
    /// @notice Only by queued change.
    function setRelays(uint256 room, address[] calldata relays) external;
    /// @notice Only by queued change.
    function setChangeDelay(uint256 room, uint32 changeDelaySeconds) external;
    /// @notice Only by queued change.
    function setGovernorActs(uint256 room, bool governorActs) external;
    /// @notice Only by queued change.
    function setRule(uint256 room, address target, bytes4 selector, Rule calldata rule) external;
}
