// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice Where a ballot stands.
enum BallotStatus {
    /// There is none by this id.
    NONE,
    /// Votes are taken and the outcome is not yet certain.
    OPEN,
    /// It passed and waits for its call to be made.
    PASSED,
    /// It failed, or can no longer pass.
    DEFEATED,
    /// Its call was made.
    EXECUTED,
    /// It passed, but its call was not made in time.
    EXPIRED
}

/// @notice A ballot as it stands. Terms are copied from the room's rule at the opening and never change.
struct Ballot {
    uint256 room;
    address target;
    bytes4 selector;
    bytes32 callHash;
    address proposer;
    address electorate;
    /// In the electorate's own clock.
    uint64 snapshot;
    uint64 opensAt;
    uint64 closesAt;
    uint64 executeBy;
    uint32 minVoters;
    uint16 quorumBps;
    uint16 approvalBps;
    uint256 supply;
    uint256 forVotes;
    uint256 againstVotes;
    uint256 abstainVotes;
    uint32 voters;
    BallotStatus status;
}

/// @notice A vote signed under EIP-712: `Vote(uint256 room,bytes32 ballot,bytes32 callHash,uint8 support,uint64 deadline)`.
struct SignedVote {
    address voter;
    bytes32 ballot;
    uint8 support;
    uint64 deadline;
    bytes signature;
}

/// @title Ballots: a vote that makes exactly one call, in one room.
/// @notice Support is 0 Against, 1 For, 2 Abstain. A vote is final.
interface IBallots {
    /// @notice A ballot opened. `callData` is the whole call it would make of `target`; `callHash` is keccak256(abi.encode(target, callData)).
    event BallotOpened(
        bytes32 indexed ballot,
        uint256 indexed room,
        address indexed proposer,
        address target,
        bytes4 selector,
        bytes callData,
        bytes32 callHash,
        string description
    );
    /// @notice Its terms, in the same transaction.
    event BallotTerms(
        bytes32 indexed ballot,
        address indexed electorate,
        uint64 snapshot,
        uint256 supply,
        uint64 opensAt,
        uint64 closesAt,
        uint64 executeBy,
        uint32 minVoters,
        uint16 quorumBps,
        uint16 approvalBps
    );
    /// @notice These cannot vote in the ballot: it is about them. The supply in `BallotTerms` is without their votes. Only where there are any.
    event BallotParties(bytes32 indexed ballot, address[] parties);
    event VoteCast(bytes32 indexed ballot, address indexed voter, uint8 support, uint256 weight, bool bySignature);
    /// @notice A signed vote was left out of a batch. Anyone can send rubbish: no proof that `voter` signed anything. `reason` is the selector of the error it would have raised alone.
    event VoteSkipped(bytes32 indexed ballot, address indexed voter, bytes4 reason);
    /// @notice Quorum was met late; the close moved once.
    event BallotExtended(bytes32 indexed ballot, uint64 closesAt, uint64 executeBy);
    /// @notice The end: `status` is a BallotStatus (DEFEATED, EXECUTED or EXPIRED), `early` when it came before the close.
    event BallotSettled(
        bytes32 indexed ballot,
        uint8 status,
        bool early,
        uint256 forVotes,
        uint256 againstVotes,
        uint256 abstainVotes,
        uint32 voters
    );

    /// @dev Thrown when the target is not one of the engine's.
    error BallotsUnknownTarget(address target);
    /// @dev Thrown when the room has no rule for this call (any more), or another ballot engine.
    error BallotsNotAllowed(uint256 room, address target, bytes4 selector);
    /// @dev Thrown when the room is closed.
    error BallotsClosedRoom(uint256 room);
    /// @dev Thrown when the electorate had no votes at the snapshot.
    error BallotsEmptyElectorate(address electorate, uint64 snapshot);
    /// @dev Thrown when the proposer had too few votes at the snapshot.
    error BallotsBelowThreshold(address proposer, uint256 votes, uint256 needed);
    /// @dev Thrown when the proposer has as many open ballots as the rule allows; settle one.
    error BallotsTooManyActive(address proposer, uint256 active);
    /// @dev Thrown when the proposer opened the same call too recently.
    error BallotsCoolingDown(address proposer, uint64 until);
    /// @dev Thrown when the description is longer than 1,024 bytes or the call longer than 1,024.
    error BallotsTooLong(uint256 given, uint256 allowed);
    /// @dev Thrown when the very same ballot was opened in this second.
    error BallotsAlreadyOpened(bytes32 ballot);
    /// @dev Thrown when there is no such ballot.
    error BallotsUnknownBallot(bytes32 ballot);
    /// @dev Thrown when votes are no longer taken.
    error BallotsVotingClosed(bytes32 ballot);
    /// @dev Thrown when the account voted already.
    error BallotsAlreadyVoted(bytes32 ballot, address voter);
    /// @dev Thrown when the account had no votes at the snapshot.
    error BallotsNoVotes(bytes32 ballot, address voter);
    /// @dev Thrown when the account is a party to what the ballot is about.
    error BallotsIsParty(bytes32 ballot, address voter);
    /// @dev Thrown when the target cannot tell who is party to the call.
    error BallotsPartiesUnknown(address target);
    /// @dev Thrown when support is none of 0, 1, 2.
    error BallotsInvalidSupport(uint8 support);
    /// @dev Thrown when the electorate hands out more votes than its supply.
    error BallotsExceedSupply(bytes32 ballot);
    /// @dev Thrown when the electorate does not answer.
    error BallotsElectorateFailed(address electorate);
    /// @dev Thrown when the signature's deadline has passed.
    error BallotsExpiredSignature(uint64 deadline);
    /// @dev Thrown when the signature is not the voter's.
    error BallotsInvalidSignature(address voter);
    /// @dev Thrown when the batch is longer than `MAX_BATCH`.
    error BallotsBatchTooLong(uint256 given, uint256 allowed);
    /// @dev Thrown when the outcome is not yet certain.
    error BallotsStillOpen(bytes32 ballot);
    /// @dev Thrown when the ballot has ended already.
    error BallotsAlreadySettled(bytes32 ballot);
    /// @dev Thrown when the call data is not what the ballot opened with.
    error BallotsWrongCall(bytes32 ballot);
    /// @dev Thrown when the call failed; it may be tried again until `executeBy`. `reason` is what the target reverted with.
    error BallotsExecutionFailed(bytes32 ballot, bytes reason);
    /// @dev Thrown when a ballot is opened, voted or settled from within a ballot's own call.
    error BallotsReentered(bytes32 executing);
    /// @dev Thrown when too little gas is left to treat every vote alike; send the batch with more gas or halve it.
    error InsufficientGas(uint256 left, uint256 needed);

    /// @notice Opens a ballot on one call. Where the target says that the call concerns somebody closely (IParties), these cannot vote, and the supply is
    /// without their votes. NOTE: these include what others have delegated to a party; who delegated so has no vote in this ballot.
    /// @param args the ABI-encoded arguments after the room, i.e. the call data from byte 36 on; the engine writes the room id itself.
    /// @param description what it is about, for people; up to 1,024 bytes.
    /// @return ballot its id, a hash of all it is about.
    function open(uint256 room, address target, bytes4 selector, bytes calldata args, string calldata description)
        external
        returns (bytes32 ballot);
    /// @notice Votes. Final.
    function castVote(bytes32 ballot, uint8 support) external;
    /// @notice Counts signed votes; skips bad ones (`VoteSkipped`) and reverts whole when gas runs short.
    /// @return counted how many counted.
    function castVotesBySig(SignedVote[] calldata votes) external returns (uint256 counted);
    /// @notice Ends a ballot whose outcome is certain: makes its call if it passed. Anyone.
    /// @param callData as in `BallotOpened`; may be empty when it was defeated or expired.
    function settle(bytes32 ballot, bytes calldata callData) external;

    /// @notice A ballot as it stands at the block's time; status NONE when there is none.
    function ballotOf(bytes32 ballot) external view returns (Ballot memory);
    /// @notice Where a ballot stands at the time `at`.
    function statusAt(bytes32 ballot, uint64 at) external view returns (BallotStatus);
    /// @notice Whether `voter` has voted, and how.
    function voteOf(bytes32 ballot, address voter) external view returns (bool voted, uint8 support);
    /// @notice The weight a vote of `voter` has; 0 for a party.
    function weightOf(bytes32 ballot, address voter) external view returns (uint256);
    /// @notice Whether the ballot is about `account`, which therefore cannot vote in it.
    function isParty(bytes32 ballot, address account) external view returns (bool);
    /// @notice Who opened a ballot; zero when there is none.
    function proposerOf(bytes32 ballot) external view returns (address);
    /// @notice What a voter signs.
    function voteDigest(bytes32 ballot, uint8 support, uint64 deadline) external view returns (bytes32);
    /// @notice The ballot whose call is being made right now; zero outside of one.
    function executing() external view returns (bytes32);
    /// @notice Whether `target` is one of the engine's.
    function isTarget(address target) external view returns (bool);
    /// @notice Open ballots of `proposer` in `room`.
    function activeOf(uint256 room, address proposer) external view returns (uint256);
}
