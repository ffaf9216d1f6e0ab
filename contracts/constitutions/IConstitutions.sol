// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {BroadcastPolicy, GateGrant, RuleEntry} from "../rooms/IRooms.sol";
import {AssemblySettings} from "./AssemblyGovernor.sol";
import {BallotCall, VotingSeconds} from "./RulesOfOrder.sol";

/// @notice Who decides in a room.
enum Kind {
    /// One account.
    DICTATOR,
    /// A Safe, or stewards of whom enough agree; ballots among the stewards.
    COUNCIL,
    /// All members, each with one vote.
    ASSEMBLY,
    /// Nobody.
    LIBRE
}

/// @notice What every room is given, whatever its constitution.
struct Basics {
    /// A claim, up to 64 bytes; also the name of the membership where there is one.
    string name;
    string metadataURI;
    /// May veto queued changes and pause the broadcast; zero for none.
    address guardian;
    /// Signers of the relays that may carry the room; at most 8.
    address[] relays;
    BroadcastPolicy broadcastPolicy;
    /// Whether everybody may come in and listen.
    bool openDoor;
}

/// @notice A room of one account.
struct DictatorParams {
    Basics room;
    /// Who decides everything.
    address governor;
    /// Moderate, direct and propose besides the governor; at most 50.
    address[] crew;
    /// Speak, show themselves and write besides the governor; at most 50.
    address[] guests;
    /// How long what widens waits, s.
    uint32 changeDelaySeconds;
}

/// @notice A room of a few.
struct CouncilParams {
    Basics room;
    /// A contract that acts for the council, a Safe for instance; zero to have a `Stewards` made.
    address governor;
    /// How many stewards must agree where a `Stewards` is made; otherwise not looked at.
    uint32 threshold;
    /// They vote, moderate, direct and propose; 2 to 50.
    address[] stewards;
    /// Speak, show themselves and write besides the stewards; at most 50.
    address[] guests;
    VotingSeconds votingSeconds;
    /// How long what widens waits, s.
    uint32 changeDelaySeconds;
}

/// @notice A room of all its members.
struct AssemblyParams {
    Basics room;
    /// The first members; 3 to 50.
    address[] founders;
    /// Who moderates and directs at first; at most 50.
    address[] stewards;
    /// When their mandate ends, in seconds since 1970.
    uint64 stewardsUntil;
    /// Who may admit members besides the assembly itself; zero for nobody.
    address admitter;
    VotingSeconds votingSeconds;
    AssemblySettings settings;
    /// How long a passed proposal waits, s: 1 hour to 30 days.
    uint32 timelockSeconds;
}

/// @notice A room of nobody.
struct LibreParams {
    string name;
    string metadataURI;
    address[] relays;
    /// Whether it is always on air; otherwise never.
    bool onAir;
    /// Who may rename it; zero for nobody.
    address founder;
}

/// @notice A constitution with everything it needs, made and ready for a room.
struct Constitution {
    Kind kind;
    /// Owns the room's rules: an account, a Safe, a `Stewards`, an `AssemblyTimelock`, the `Caretaker`.
    address governor;
    /// Where it decides: the `AssemblyGovernor` of an assembly, otherwise the governor itself.
    address body;
    address guardian;
    /// Zero where nobody votes.
    address membership;
    /// Who moderates, directs and so on; zero in a libre room.
    address crewGate;
    /// Who speaks.
    address guestGate;
    address ballots;
    address sanctions;
    address programme;
    GateGrant[] gates;
    RuleEntry[] rules;
    uint32 delegable;
    uint32 changeDelaySeconds;
    bool governorActs;
}

/// @title Constitutions: a room and all it needs to be governed, in one transaction.
interface IConstitutions {
    /// @notice A constitution was made: for `room`, or for a room that will change to it where that is 0.
    event Constituted(
        uint256 indexed room,
        uint8 indexed kind,
        address indexed by,
        address governor,
        address body,
        address membership,
        address crewGate,
        address guestGate
    );

    /// @dev Thrown when a list is shorter or longer than allowed, or a number outside of its bounds; `what` names it.
    error ConstitutionsOutOfRange(bytes32 what, uint256 given, uint256 floor, uint256 ceiling);
    /// @dev Thrown when the governor is nobody, or a council's has no code.
    error ConstitutionsInvalidGovernor(address governor);

    /// @notice One account decides; no ballots. What it asks for by itself acts at once, sanctions included.
    function createDictator(DictatorParams calldata params) external returns (uint256 room, Constitution memory made);
    /// @notice A few decide; sanctions and the programme also by ballot among them.
    function createCouncil(CouncilParams calldata params) external returns (uint256 room, Constitution memory made);
    /// @notice All members decide: about rules and members by proposals that wait in a timelock, about the room's daily life by ballots.
    function createAssembly(AssemblyParams calldata params) external returns (uint256 room, Constitution memory made);
    /// @notice Nobody decides: everybody may do everything that is done with one's own voice, and nobody can be silenced.
    function createLibre(LibreParams calldata params) external returns (uint256 room, Constitution memory made);

    /// @notice Makes what a room needs to become a dictator's; relays and broadcast policy are not looked at.
    function foundDictator(DictatorParams calldata params) external returns (Constitution memory made);
    /// @notice Makes what a room needs to become a council's; relays and broadcast policy are not looked at.
    function foundCouncil(CouncilParams calldata params) external returns (Constitution memory made);
    /// @notice Makes what a room needs to become an assembly's; relays and broadcast policy are not looked at.
    function foundAssembly(AssemblyParams calldata params) external returns (Constitution memory made);

    /// @notice What constitutions with ballots put to the vote.
    function ballotCalls() external view returns (BallotCall[] memory);
}
