// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {VoteSignature} from "../ballots/VoteSignature.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {Dockets} from "./Dockets.sol";
import {IModerators} from "./IModerators.sol";
import {Strikes} from "./Strikes.sol";

/// @title Moderators: what all they sign has in common, and what becomes of those whose orders do not hold.
/// @dev
/// ```
///  _moderators[room][moderator] ──► epoch 64 · the times of the last strikes (Strikes)
///  _consequences[room]          ──► set 8 | strikes 8 | window 32 | revoke 32
/// ```
/// Whoever loses MODERATE by a sanction or by strikes begins a new epoch: what they signed before cannot be recorded once they have it back.
abstract contract Moderators is Dockets, EIP712 {
    struct Moderator {
        uint64 epoch;
        uint256 strikes;
    }

    struct Consequences {
        bool set;
        uint8 strikesToRevoke;
        uint32 strikeWindowSeconds;
        uint32 revokeSeconds;
    }

    /// @notice The longest an order or floor may run.
    uint64 public constant MAX_ORDER_SECONDS = 24 hours;
    /// @notice How old an order or floor may be when it is recorded.
    uint64 public constant RECORD_WITHIN_SECONDS = 10 minutes;
    /// @notice The longest batch of orders or floors.
    uint256 public constant MAX_BATCH = 32;

    uint256 private constant MIN_PERIOD_SECONDS = 1 hours;
    uint256 private constant MAX_PERIOD_SECONDS = 365 days;

    mapping(uint256 room => mapping(address moderator => Moderator)) private _moderators;
    mapping(uint256 room => Consequences) private _consequences;

    // ── Asking ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IModerators
    function epochOf(uint256 room, address moderator) external view returns (uint64) {
        return _moderators[room][moderator].epoch;
    }

    /// @inheritdoc IModerators
    function strikesOf(uint256 room, address moderator) external view returns (uint256) {
        (, uint32 window,) = consequencesOf(room);
        return Strikes.countAfter(_moderators[room][moderator].strikes, block.timestamp - window);
    }

    /// @inheritdoc IModerators
    function consequencesOf(uint256 room)
        public
        view
        returns (uint8 strikesToRevoke, uint32 strikeWindowSeconds, uint32 revokeSeconds)
    {
        Consequences memory c = _consequences[room];
        if (!c.set) return (3, 30 days, 7 days);
        return (c.strikesToRevoke, c.strikeWindowSeconds, c.revokeSeconds);
    }

    // ── Acting ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @inheritdoc IModerators
    function voidUnrecorded(uint256 room) external {
        _bumpEpoch(room, msg.sender);
    }

    /// @inheritdoc IModerators
    function setConsequences(uint256 room, uint8 strikesToRevoke, uint32 strikeWindowSeconds, uint32 revokeSeconds)
        external
    {
        _authorize(room);
        _within("strikesToRevoke", strikesToRevoke, 0, Strikes.MAX);
        _within("strikeWindowSeconds", strikeWindowSeconds, MIN_PERIOD_SECONDS, MAX_PERIOD_SECONDS);
        _within("revokeSeconds", revokeSeconds, MIN_PERIOD_SECONDS, MAX_PERIOD_SECONDS);
        _consequences[room] = Consequences(true, strikesToRevoke, strikeWindowSeconds, revokeSeconds);
        emit ConsequencesSet(room, strikesToRevoke, strikeWindowSeconds, revokeSeconds);
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @return until the end of a time without MODERATE that this strike begins; 0 if it begins none.
    function _strike(uint256 room, address moderator) internal returns (uint64 until) {
        (uint8 strikesToRevoke, uint32 window, uint32 revokeSeconds) = consequencesOf(room);
        uint256 strikes = Strikes.push(_moderators[room][moderator].strikes, block.timestamp);
        uint256 count = Strikes.countAfter(strikes, block.timestamp - window);
        if (strikesToRevoke != 0 && count >= strikesToRevoke) {
            strikes = 0;
            until = uint64(block.timestamp) + revokeSeconds;
            uint64[4] storage ends = _dockets[room][moderator].ends;
            if (ends[STRUCK] < until) ends[STRUCK] = until;
            _bumpEpoch(room, moderator);
        }
        _moderators[room][moderator].strikes = strikes;
        emit ModeratorStruck(room, moderator, count, until);
    }

    function _bumpEpoch(uint256 room, address moderator) internal {
        uint64 epoch = ++_moderators[room][moderator].epoch;
        emit EpochBumped(room, moderator, epoch);
    }

    function _checkBatch(uint256 length) internal pure {
        if (length > MAX_BATCH) revert ModerationBatchTooLong(length, MAX_BATCH);
    }

    /// @return refusal the selector of the error that keeps this off the record; zero for none.
    function _checkTimes(uint256 room, address moderator, uint64 issuedAt, uint64 expiresAt, uint64 epoch)
        internal
        view
        returns (bytes4 refusal)
    {
        if (issuedAt > block.timestamp || expiresAt <= issuedAt || expiresAt - issuedAt > MAX_ORDER_SECONDS) {
            return ModerationInvalidTimes.selector;
        }
        if (block.timestamp - issuedAt > RECORD_WITHIN_SECONDS) return ModerationStale.selector;
        if (epoch != _moderators[room][moderator].epoch) return ModerationWrongEpoch.selector;
    }

    /// @return refusal the selector of the error that keeps this off the record; zero for none.
    function _checkSigner(uint256 room, address moderator, bytes32 digest, bytes calldata signature)
        internal
        view
        returns (bytes4 refusal)
    {
        if (!VoteSignature.isValid(moderator, digest, signature)) return ModerationInvalidSignature.selector;
        address[] memory accounts = new address[](1);
        accounts[0] = moderator;
        (uint32[] memory capabilities,) = rooms.capabilitiesAt(room, accounts, uint64(block.timestamp));
        if (capabilities[0] & Capabilities.MODERATE == 0) return ModerationNotModerator.selector;
    }

    function _within(bytes32 what, uint256 given, uint256 floor, uint256 ceiling) private pure {
        if (given < floor || given > ceiling) revert ModerationOutOfRange(what, given, floor, ceiling);
    }
}
