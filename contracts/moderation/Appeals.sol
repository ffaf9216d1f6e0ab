// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IParties} from "../ballots/IParties.sol";
import {AppealOutcome, IAppeals} from "./IAppeals.sol";
import {IOrders} from "./IOrders.sol";
import {Dockets} from "./Dockets.sol";

/// @title Appeals: one a case, decided without the parties.
/// @dev An appeal is a ballot on `decideAppeal`; one that is defeated decides nothing. What it lifts is this case alone: whatever else runs goes on.
abstract contract Appeals is Dockets {
    uint256 private constant SELECTOR_BYTES = 4;
    /// Selector, room, case.
    uint256 private constant CASE_BYTES = 68;

    /// @inheritdoc IAppeals
    function decideAppeal(uint256 room, bytes32 caseId, uint8 outcome, uint32 forSeconds) external {
        Entry storage entry = _caseIn(room, caseId);
        bytes32 cause = _authorizeJudge(room, entry);
        if (outcome > uint8(AppealOutcome.LIFT)) revert AppealsInvalidOutcome(outcome);
        if (entry.appealed) revert AppealsAlreadyDecided(caseId);
        _checkOpen(caseId, entry);
        entry.appealed = true;

        uint64 now_ = uint64(block.timestamp);
        if (outcome == uint8(AppealOutcome.LIFT)) {
            _endAt(room, entry, now_);
        } else if (outcome == uint8(AppealOutcome.SHORTEN)) {
            uint64 until = entry.since + forSeconds;
            if (until >= entry.until) revert AppealsNotShorter(caseId, entry.until);
            _endAt(room, entry, until > now_ ? until : now_);
        }
        emit AppealDecided(caseId, room, cause, outcome, entry.until, msg.sender);
    }

    /// @inheritdoc IAppeals
    function caseOf(uint256 room, bytes32 caseId)
        external
        view
        returns (address subject, address by, uint32 denies, uint64 since, uint64 until, bool appealed)
    {
        Entry memory entry = _entries[room][caseId];
        if (entry.kind == FLOOR) return (address(0), address(0), 0, 0, 0, false);
        return (entry.subject, entry.by, entry.bits, entry.since, entry.until, entry.appealed);
    }

    /// @inheritdoc IParties
    function partiesOf(bytes calldata callData) external view returns (address[] memory parties) {
        if (callData.length < SELECTOR_BYTES || !_isJudgement(bytes4(callData))) return parties;
        if (callData.length < CASE_BYTES) revert ModerationUnknown(0, 0);
        (uint256 room, bytes32 id) = abi.decode(callData[SELECTOR_BYTES:CASE_BYTES], (uint256, bytes32));
        Entry storage entry = _caseIn(room, id);
        parties = new address[](2);
        (parties[0], parties[1]) = (entry.subject, entry.by);
    }

    function _isJudgement(bytes4 selector) private pure returns (bool) {
        return selector == IAppeals.decideAppeal.selector || selector == IOrders.ratify.selector
            || selector == IOrders.overturn.selector;
    }
}
