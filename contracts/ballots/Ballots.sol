// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IRooms, Rule} from "../rooms/IRooms.sol";
import {ElectorateClock} from "./ElectorateClock.sol";
import {Ballot, BallotStatus, IBallots, SignedVote} from "./IBallots.sol";
import {Outcome, Tally, Terms} from "./Outcome.sol";
import {Parties} from "./Parties.sol";
import {VoteSignature} from "./VoteSignature.sol";

/// @title Ballots: a vote that makes exactly one call, in one room.
/// @dev One engine serves all rooms and is the caller of all that passes, so it writes the room id into the call itself and calls only a fixed set of
/// targets: a ballot in one room cannot reach another.
/// ```
///  open ──► OPEN ──votes──► PASSED ──settle: the call──► EXECUTED
///             │               └──not made by executeBy──► EXPIRED
///             └──────────► DEFEATED
///
///  _ballots[id]               terms (never changed), tally, how it ended
///  _votes[id][voter]          support + 1; zero is not voted; 255 is a party, who cannot
/// ```
contract Ballots is IBallots, EIP712 {
    /// @dev What a vote reads comes first, in three words; the third is all it writes.
    struct Record {
        address electorate;
        uint48 snapshot;
        uint40 closesAt; // zero: there is no such ballot
        BallotStatus ended; // NONE until it has
        // one word
        uint112 supply;
        uint112 abstainVotes;
        uint32 lateExtensionSeconds;
        // one word
        uint112 forVotes;
        uint112 againstVotes;
        uint32 voters;
        // one word
        bytes32 callHash;
        // one word
        address proposer;
        uint64 room;
        uint32 minVoters;
        // one word
        uint40 opensAt;
        uint32 executeBySeconds; // after the close
        uint16 quorumBps;
        uint16 approvalBps;
        bytes4 selector;
        uint8 target; // in _targetAt
    }

    /// @notice The type a voter signs.
    bytes32 public constant VOTE_TYPEHASH =
        keccak256("Vote(uint256 room,bytes32 ballot,bytes32 callHash,uint8 support,uint64 deadline)");
    /// @notice The longest batch of signed votes.
    uint256 public constant MAX_BATCH = 64;

    uint8 private constant AGAINST = 0;
    uint8 private constant FOR = 1;
    uint8 private constant ABSTAIN = 2;
    uint8 private constant PARTY = type(uint8).max;
    uint256 private constant MAX_TARGETS = 8;
    uint256 private constant MAX_DESCRIPTION_BYTES = 1_024;
    uint256 private constant MAX_CALL_BYTES = 1_024;

    /// @notice The rooms this engine serves.
    IRooms public immutable rooms;

    /// @inheritdoc IBallots
    bytes32 public transient executing;
    /// @inheritdoc IBallots
    mapping(uint256 room => mapping(address proposer => uint256)) public activeOf;

    /// @dev Places of the targets, from 1.
    mapping(address target => uint8) private _placeOf;
    mapping(uint8 place => address) private _targetAt;
    mapping(bytes32 ballot => Record) private _ballots;
    mapping(bytes32 ballot => mapping(address voter => uint8)) private _votes;
    mapping(bytes32 key => uint64) private _openedAt;

    /// @param targets the only contracts a ballot can call; each must authorise by room (see RoomAuthority).
    constructor(IRooms rooms_, address[] memory targets) EIP712("Openair Ballots", "1") {
        if (targets.length > MAX_TARGETS) revert BallotsTooLong(targets.length, MAX_TARGETS);
        rooms = rooms_;
        for (uint8 i = 0; i < targets.length; ++i) {
            _placeOf[targets[i]] = i + 1;
            _targetAt[i + 1] = targets[i];
        }
    }

    modifier notWithinCall() {
        if (executing != 0) revert BallotsReentered(executing);
        _;
    }

    // ── Opening ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IBallots
    function open(uint256 room, address target, bytes4 selector, bytes calldata args, string calldata description)
        external
        notWithinCall
        returns (bytes32 ballot)
    {
        if (bytes(description).length > MAX_DESCRIPTION_BYTES) {
            revert BallotsTooLong(bytes(description).length, MAX_DESCRIPTION_BYTES);
        }
        if (args.length > MAX_CALL_BYTES) revert BallotsTooLong(args.length, MAX_CALL_BYTES);
        if (_placeOf[target] == 0) revert BallotsUnknownTarget(target);
        Rule memory rule = _ruleFor(room, target, selector);
        bytes memory callData = abi.encodePacked(selector, room, args);
        Record memory record = _record(room, target, selector, callData, rule);
        address[] memory parties = _partiesTo(record, target, callData);
        ballot = keccak256(
            abi.encode(
                block.chainid,
                address(this),
                record,
                keccak256(abi.encode(rule, parties)),
                keccak256(bytes(description))
            )
        );
        if (_ballots[ballot].closesAt != 0) revert BallotsAlreadyOpened(ballot);
        _ballots[ballot] = record;
        emit BallotOpened(ballot, room, msg.sender, target, selector, callData, record.callHash, description);
        _announceTerms(ballot, record);
        _bar(ballot, parties);
    }

    // ── Voting ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IBallots
    function castVote(bytes32 ballot, uint8 support) external notWithinCall {
        (bytes4 refusal, uint256 weight) = _weigh(ballot, msg.sender, support);
        if (refusal != 0) _raise(refusal, ballot, msg.sender, support);
        _count(ballot, msg.sender, support, weight, false);
    }

    /// @inheritdoc IBallots
    function castVotesBySig(SignedVote[] calldata votes) external notWithinCall returns (uint256 counted) {
        if (votes.length > MAX_BATCH) revert BallotsBatchTooLong(votes.length, MAX_BATCH);
        for (uint256 i = 0; i < votes.length; ++i) {
            SignedVote calldata vote = votes[i];
            (bytes4 refusal, uint256 weight) = _weigh(vote.ballot, vote.voter, vote.support);
            if (refusal == 0) refusal = _checkSignature(vote);
            if (refusal != 0) {
                emit VoteSkipped(vote.ballot, vote.voter, refusal);
                continue;
            }
            _count(vote.ballot, vote.voter, vote.support, weight, true);
            ++counted;
        }
    }

    // ── Ending ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IBallots
    function settle(bytes32 ballot, bytes calldata callData) external notWithinCall {
        Record storage record = _ballots[ballot];
        if (record.closesAt == 0) revert BallotsUnknownBallot(ballot);
        if (record.ended != BallotStatus.NONE) revert BallotsAlreadySettled(ballot);
        BallotStatus status = statusAt(ballot, uint64(block.timestamp));
        if (status == BallotStatus.OPEN) revert BallotsStillOpen(ballot);
        if (status != BallotStatus.PASSED) return _end(ballot, record, status);

        address target = _targetAt[record.target];
        if (keccak256(abi.encode(target, callData)) != record.callHash) revert BallotsWrongCall(ballot);
        // The rule must still be there; that its numbers changed does not matter.
        _ruleFor(record.room, target, record.selector);
        _end(ballot, record, BallotStatus.EXECUTED);
        executing = ballot;
        (bool ok, bytes memory reason) = target.call(callData);
        executing = 0;
        if (!ok) revert BallotsExecutionFailed(ballot, reason);
    }

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IBallots
    function ballotOf(bytes32 ballot) external view returns (Ballot memory view_) {
        Record memory record = _ballots[ballot];
        view_.room = record.room;
        view_.target = _targetAt[record.target];
        view_.selector = record.selector;
        view_.callHash = record.callHash;
        view_.proposer = record.proposer;
        view_.electorate = record.electorate;
        view_.snapshot = record.snapshot;
        view_.opensAt = record.opensAt;
        view_.closesAt = record.closesAt;
        view_.executeBy = _executeBy(record.closesAt, record.executeBySeconds);
        view_.minVoters = record.minVoters;
        view_.quorumBps = record.quorumBps;
        view_.approvalBps = record.approvalBps;
        view_.supply = record.supply;
        view_.forVotes = record.forVotes;
        view_.againstVotes = record.againstVotes;
        view_.abstainVotes = record.abstainVotes;
        view_.voters = record.voters;
        view_.status = statusAt(ballot, uint64(block.timestamp));
    }

    /// @inheritdoc IBallots
    function statusAt(bytes32 ballot, uint64 at) public view returns (BallotStatus) {
        Record storage record = _ballots[ballot];
        if (record.closesAt == 0) return BallotStatus.NONE;
        if (record.ended != BallotStatus.NONE) return record.ended;
        (bool certain, bool passes) = Outcome.decide(_tally(record), _terms(record), at >= record.closesAt);
        if (!certain) return BallotStatus.OPEN;
        if (!passes) return BallotStatus.DEFEATED;
        bool late = at > _executeBy(record.closesAt, record.executeBySeconds);
        return late ? BallotStatus.EXPIRED : BallotStatus.PASSED;
    }

    /// @inheritdoc IBallots
    function isTarget(address target) external view returns (bool) {
        return _placeOf[target] != 0;
    }

    /// @inheritdoc IBallots
    function voteOf(bytes32 ballot, address voter) external view returns (bool voted, uint8 support) {
        uint8 vote = _votes[ballot][voter];
        return vote == 0 || vote == PARTY ? (false, 0) : (true, vote - 1);
    }

    /// @inheritdoc IBallots
    function weightOf(bytes32 ballot, address voter) external view returns (uint256 weight) {
        Record storage record = _ballots[ballot];
        if (record.closesAt == 0 || _votes[ballot][voter] == PARTY) return 0;
        (, weight) = ElectorateClock.pastVotes(record.electorate, voter, record.snapshot);
    }

    /// @inheritdoc IBallots
    function isParty(bytes32 ballot, address account) external view returns (bool) {
        return _votes[ballot][account] == PARTY;
    }

    /// @inheritdoc IBallots
    function proposerOf(bytes32 ballot) external view returns (address) {
        return _ballots[ballot].proposer;
    }

    /// @inheritdoc IBallots
    function voteDigest(bytes32 ballot, uint8 support, uint64 deadline) public view returns (bytes32) {
        Record storage record = _ballots[ballot];
        return
            _hashTypedDataV4(
                keccak256(abi.encode(VOTE_TYPEHASH, record.room, ballot, record.callHash, support, deadline))
            );
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function _ruleFor(uint256 room, address target, bytes4 selector) private view returns (Rule memory rule) {
        (,, bool closed) = rooms.broadcastOf(room);
        if (closed) revert BallotsClosedRoom(room);
        rule = rooms.ruleOf(room, target, selector);
        if (rule.electorate == address(0) || rooms.ballotsOf(room) != address(this)) {
            revert BallotsNotAllowed(room, target, selector);
        }
    }

    /// @dev What is opened under a rule without a cooldown is not remembered.
    function _coolDown(uint256 room, bytes32 callHash, uint32 cooldownSeconds) private {
        if (cooldownSeconds == 0) return;
        bytes32 key = keccak256(abi.encode(room, msg.sender, callHash));
        uint64 last = _openedAt[key];
        if (last != 0 && block.timestamp < last + cooldownSeconds) {
            revert BallotsCoolingDown(msg.sender, last + cooldownSeconds);
        }
        _openedAt[key] = uint64(block.timestamp);
    }

    function _record(uint256 room, address target, bytes4 selector, bytes memory callData, Rule memory rule)
        private
        returns (Record memory record)
    {
        record.callHash = keccak256(abi.encode(target, callData));
        _coolDown(room, record.callHash, rule.cooldownSeconds);
        (uint256 clock,) = ElectorateClock.clockOf(rule.electorate);
        uint48 snapshot = uint48(clock - rule.snapshotLag);
        _admitProposer(room, snapshot, rule);
        (bool ok, uint256 supply) = ElectorateClock.pastSupply(rule.electorate, snapshot);
        if (!ok) revert BallotsElectorateFailed(rule.electorate);
        if (supply == 0 || supply > type(uint112).max) revert BallotsEmptyElectorate(rule.electorate, snapshot);

        record.electorate = rule.electorate;
        record.snapshot = snapshot;
        record.closesAt = uint40(block.timestamp) + rule.votingSeconds;
        record.supply = uint112(supply);
        record.lateExtensionSeconds = rule.lateExtensionSeconds;
        record.proposer = msg.sender;
        record.room = SafeCast.toUint64(room);
        record.minVoters = rule.minVoters;
        record.opensAt = uint40(block.timestamp);
        record.executeBySeconds = rule.executeBySeconds;
        record.quorumBps = rule.quorumBps;
        record.approvalBps = rule.approvalBps;
        record.selector = selector;
        record.target = _placeOf[target];
    }

    /// @dev Whom the call concerns so closely that they have no vote. The supply of the record is lowered by theirs.
    function _partiesTo(Record memory record, address target, bytes memory callData)
        private
        view
        returns (address[] memory parties)
    {
        parties = Parties.to(target, callData);
        for (uint256 i = 0; i < parties.length; ++i) {
            (bool ok, uint256 votes) = ElectorateClock.pastVotes(record.electorate, parties[i], record.snapshot);
            if (!ok) revert BallotsElectorateFailed(record.electorate);
            if (votes >= record.supply) revert BallotsEmptyElectorate(record.electorate, record.snapshot);
            record.supply -= uint112(votes);
        }
    }

    function _bar(bytes32 ballot, address[] memory parties) private {
        if (parties.length == 0) return;
        for (uint256 i = 0; i < parties.length; ++i) {
            _votes[ballot][parties[i]] = PARTY;
        }
        emit BallotParties(ballot, parties);
    }

    function _admitProposer(uint256 room, uint64 snapshot, Rule memory rule) private {
        (bool ok, uint256 votes) = ElectorateClock.pastVotes(rule.electorate, msg.sender, snapshot);
        if (!ok) revert BallotsElectorateFailed(rule.electorate);
        if (votes < rule.proposalThreshold) revert BallotsBelowThreshold(msg.sender, votes, rule.proposalThreshold);
        uint256 active = activeOf[room][msg.sender];
        if (active >= rule.maxActivePerProposer) revert BallotsTooManyActive(msg.sender, active);
        activeOf[room][msg.sender] = active + 1;
    }

    function _announceTerms(bytes32 ballot, Record memory record) private {
        emit BallotTerms(
            ballot,
            record.electorate,
            record.snapshot,
            record.supply,
            record.opensAt,
            record.closesAt,
            _executeBy(record.closesAt, record.executeBySeconds),
            record.minVoters,
            record.quorumBps,
            record.approvalBps
        );
    }

    /// @return refusal the selector of the error that keeps this vote out; zero for none.
    function _weigh(bytes32 ballot, address voter, uint8 support)
        private
        view
        returns (bytes4 refusal, uint256 weight)
    {
        Record storage record = _ballots[ballot];
        if (record.closesAt == 0) return (BallotsUnknownBallot.selector, 0);
        if (record.ended != BallotStatus.NONE || block.timestamp >= record.closesAt) {
            return (BallotsVotingClosed.selector, 0);
        }
        if (support > ABSTAIN) return (BallotsInvalidSupport.selector, 0);
        uint8 vote = _votes[ballot][voter];
        if (vote == PARTY) return (BallotsIsParty.selector, 0);
        if (vote != 0) return (BallotsAlreadyVoted.selector, 0);
        bool ok;
        (ok, weight) = ElectorateClock.pastVotes(record.electorate, voter, record.snapshot);
        if (!ok) return (BallotsElectorateFailed.selector, 0);
        if (weight == 0) return (BallotsNoVotes.selector, 0);
        uint256 cast = uint256(record.forVotes) + record.againstVotes + record.abstainVotes;
        if (weight > record.supply - cast) return (BallotsExceedSupply.selector, 0);
    }

    function _checkSignature(SignedVote calldata vote) private view returns (bytes4 refusal) {
        if (block.timestamp > vote.deadline) return BallotsExpiredSignature.selector;
        bytes32 digest = voteDigest(vote.ballot, vote.support, vote.deadline);
        return VoteSignature.isValid(vote.voter, digest, vote.signature) ? bytes4(0) : BallotsInvalidSignature.selector;
    }

    function _count(bytes32 ballot, address voter, uint8 support, uint256 weight, bool bySignature) private {
        Record storage record = _ballots[ballot];
        // Quorum once met stays met: the close moves with the vote that brings it, or never.
        bool mayExtend = record.lateExtensionSeconds != 0 && !Outcome.isQuorum(_tally(record), _terms(record));
        _votes[ballot][voter] = support + 1;
        record.voters += 1;
        if (support == FOR) record.forVotes += uint112(weight);
        else if (support == AGAINST) record.againstVotes += uint112(weight);
        else record.abstainVotes += uint112(weight);
        emit VoteCast(ballot, voter, support, weight, bySignature);
        if (mayExtend) _extend(ballot, record);
    }

    /// @dev So that a quorum brought along in the last second can be answered.
    function _extend(bytes32 ballot, Record storage record) private {
        if (!Outcome.isQuorum(_tally(record), _terms(record))) return;
        uint40 closesAt = uint40(block.timestamp) + record.lateExtensionSeconds;
        if (closesAt <= record.closesAt) return;
        record.closesAt = closesAt;
        emit BallotExtended(ballot, closesAt, _executeBy(closesAt, record.executeBySeconds));
    }

    function _end(bytes32 ballot, Record storage record, BallotStatus status) private {
        record.ended = status;
        activeOf[record.room][record.proposer] -= 1;
        emit BallotSettled(
            ballot,
            uint8(status),
            block.timestamp < record.closesAt,
            record.forVotes,
            record.againstVotes,
            record.abstainVotes,
            record.voters
        );
    }

    function _executeBy(uint40 closesAt, uint32 executeBySeconds) private pure returns (uint64) {
        return uint64(closesAt) + executeBySeconds;
    }

    function _tally(Record storage record) private view returns (Tally memory) {
        return Tally(record.supply, record.forVotes, record.againstVotes, record.abstainVotes, record.voters);
    }

    function _terms(Record storage record) private view returns (Terms memory) {
        return Terms(record.minVoters, record.quorumBps, record.approvalBps);
    }

    function _raise(bytes4 refusal, bytes32 ballot, address voter, uint8 support) private view {
        if (refusal == BallotsUnknownBallot.selector) revert BallotsUnknownBallot(ballot);
        if (refusal == BallotsVotingClosed.selector) revert BallotsVotingClosed(ballot);
        if (refusal == BallotsInvalidSupport.selector) revert BallotsInvalidSupport(support);
        if (refusal == BallotsIsParty.selector) revert BallotsIsParty(ballot, voter);
        if (refusal == BallotsAlreadyVoted.selector) revert BallotsAlreadyVoted(ballot, voter);
        if (refusal == BallotsElectorateFailed.selector) revert BallotsElectorateFailed(_ballots[ballot].electorate);
        if (refusal == BallotsNoVotes.selector) revert BallotsNoVotes(ballot, voter);
        revert BallotsExceedSupply(ballot);
    }
}
