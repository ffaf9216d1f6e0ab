// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {BoundedCall} from "../gates/BoundedCall.sol";
import {IBallots} from "../ballots/IBallots.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {Appeals} from "./Appeals.sol";
import {Floors} from "./Floors.sol";
import {OrderStatus} from "./IOrders.sol";
import {ISanctions} from "./ISanctions.sol";
import {Orders} from "./Orders.sol";
import {PackedTimes} from "./PackedTimes.sol";

/// @title Sanctions: the moderation of rooms. Sanctions by ballot, orders and floors by moderators, appeals. All of them end by themselves.
/// @dev Put together from `Dockets` (what runs), `Moderators` (who signs), `Orders`, `Floors` and `Appeals`; this file adds sanctions.
/// NOTE: an account is moderated, not a person; see OpenGate.
contract Sanctions is Orders, Floors, Appeals {
    using PackedTimes for uint256[2];

    /// @notice The longest a single sanction may run: a year. Longer ones are imposed again.
    uint32 public constant MAX_SANCTION_SECONDS = 365 days;

    /// For asking the ballot engine, which is the room's own choice, who proposed a ballot.
    uint256 private constant PROPOSER_GAS = 30_000;

    constructor(IRooms rooms_) EIP712("Openair Moderation", "1") {
        rooms = rooms_;
    }

    /// @inheritdoc ISanctions
    function impose(uint256 room, address account, uint32 denies, uint32 forSeconds, bytes32 reasonHash) external {
        bytes32 cause = _authorize(room);
        _checkCapabilities(denies);
        if (forSeconds == 0 || forSeconds > MAX_SANCTION_SECONDS) {
            revert SanctionsInvalidLength(forSeconds, MAX_SANCTION_SECONDS);
        }
        if (!_hasPlace(room, account, SANCTION)) revert ModerationTooMany(room, account);
        uint64 since = uint64(block.timestamp);
        bytes32 id = keccak256(
            abi.encode(block.chainid, address(this), room, account, denies, forSeconds, since, cause, reasonHash)
        );
        if (_entries[room][id].since != 0) revert ModerationAlreadyRecorded(id);
        address by = cause == 0 ? msg.sender : _proposerOf(cause);
        _add(
            room,
            id,
            Entry({
                subject: account,
                bits: denies,
                since: since,
                by: by,
                until: since + forSeconds,
                kind: SANCTION,
                status: OrderStatus.NONE,
                appealed: false
            })
        );
        emit SanctionImposed(room, account, denies, since + forSeconds, msg.sender, cause, reasonHash);
        emit CaseOpened(id, room, account, by, cause);
        if (denies & Capabilities.MODERATE != 0) _bumpEpoch(room, account);
    }

    /// @inheritdoc ISanctions
    function lift(uint256 room, address account, uint32 restores, bytes32 reasonHash) external {
        bytes32 cause = _authorize(room);
        _checkCapabilities(restores);
        uint64 liftedAt = uint64(block.timestamp);
        _strip(room, account, SANCTION, restores);
        _strip(room, account, ORDER, restores);
        Docket storage docket = _dockets[room][account];
        if (restores & Capabilities.MODERATE != 0) docket.ends[STRUCK] = 0;
        uint256[2] memory lifts = docket.liftedAt;
        lifts.raise(restores, liftedAt);
        docket.liftedAt = lifts;
        emit SanctionLifted(room, account, restores, liftedAt, msg.sender, cause, reasonHash);
    }

    /// @inheritdoc ISanctions
    function liftedAtOf(uint256 room, address account, uint8 capabilityIndex) external view returns (uint64) {
        if (capabilityIndex >= Capabilities.COUNT) return 0;
        return _dockets[room][account].liftedAt.get(capabilityIndex);
    }

    /// @return whoever proposed the ballot; zero if the engine does not say.
    function _proposerOf(bytes32 ballot) private view returns (address) {
        (bool ok, uint256 size, uint256 proposer,) =
            BoundedCall.words(msg.sender, PROPOSER_GAS, abi.encodeCall(IBallots.proposerOf, (ballot)));
        return ok && size >= 32 ? address(uint160(proposer)) : address(0);
    }

    function _checkCapabilities(uint32 capabilities) private pure {
        if (capabilities == 0 || capabilities & ~Capabilities.ALL != 0) {
            revert SanctionsInvalidCapabilities(capabilities);
        }
    }
}
