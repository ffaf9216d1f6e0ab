// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {IRooms, RuleEntry} from "../rooms/IRooms.sol";
import {Constitution, IConstitutions} from "./IConstitutions.sol";
import {BallotCall} from "./RulesOfOrder.sol";

/// @title Transitions: the calls by which a room goes from one constitution to another. It only writes them; the room's governor makes them.
/// @dev
/// ```
///  1  anyone            Constitutions.foundCouncil / foundAssembly / …       makes what the room will need
///  2  present governor  `queue`     each a Rooms.queueChange                 the room's delay begins; its guardian may veto
///  3  present governor  `atOnce`    each a Rooms.dropRule                    rules that the new constitution does not have
///                       `finish`    each a Rooms.applyChange, in this order  the successor is named last
///  4  new governor      Rooms.acceptGovernor                                 shows that it can act; until then the old one stays
/// ```
/// A governor that is a timelock with a room without delay puts all of it into one proposal. Broadcast policy and relays stay as they are.
contract Transitions {
    using Bytes for bytes;

    /// Changes besides rules: gates, modules, delegable, governorActs, guardian, delay, governor.
    uint256 private constant SETTINGS = 7;
    /// What Rooms is given of a change begins after selector and room.
    uint256 private constant ARGS_OFFSET = 36;

    /// @notice The rooms whose calls are written.
    IRooms public immutable rooms;
    /// @notice Whose constitutions they lead to.
    IConstitutions public immutable constitutions;

    constructor(IRooms rooms_, IConstitutions constitutions_) {
        rooms = rooms_;
        constitutions = constitutions_;
    }

    /// @notice Calls of Rooms that bring `room` to `to`.
    /// @return queue to be made first.
    /// @return atOnce to be made once the queued changes are ready.
    /// @return finish to be made after those, in order.
    function callsTo(uint256 room, Constitution calldata to)
        external
        view
        returns (bytes[] memory queue, bytes[] memory atOnce, bytes[] memory finish)
    {
        bytes[] memory changes = _changes(room, to);
        (queue, finish) = (new bytes[](changes.length), new bytes[](changes.length));
        for (uint256 i = 0; i < changes.length; ++i) {
            bytes memory args = changes[i].slice(ARGS_OFFSET);
            queue[i] = abi.encodeCall(IRooms.queueChange, (room, bytes4(changes[i]), args));
            finish[i] = abi.encodeCall(IRooms.applyChange, (room, bytes4(changes[i]), args));
        }
        atOnce = _drops(room, to.rules);
    }

    /// @return changes the calls that Rooms will make of itself, the governor last.
    function _changes(uint256 room, Constitution calldata to) private pure returns (bytes[] memory changes) {
        uint256 rules = to.rules.length;
        changes = new bytes[](SETTINGS + rules);
        changes[0] = abi.encodeCall(IRooms.setGates, (room, to.gates));
        changes[1] = abi.encodeCall(IRooms.setModules, (room, to.ballots, to.sanctions, to.programme));
        changes[2] = abi.encodeCall(IRooms.setDelegable, (room, to.delegable));
        changes[3] = abi.encodeCall(IRooms.setGovernorActs, (room, to.governorActs));
        changes[4] = abi.encodeCall(IRooms.setGuardian, (room, to.guardian));
        for (uint256 i = 0; i < rules; ++i) {
            RuleEntry calldata entry = to.rules[i];
            changes[5 + i] = abi.encodeCall(IRooms.setRule, (room, entry.target, entry.selector, entry.rule));
        }
        changes[rules + 5] = abi.encodeCall(IRooms.setChangeDelay, (room, to.changeDelaySeconds));
        changes[rules + 6] = abi.encodeCall(IRooms.setGovernor, (room, to.governor));
    }

    /// @dev Rules of calls that no constitution puts to the vote cannot be listed on chain: whoever set them drops them.
    function _drops(uint256 room, RuleEntry[] calldata kept) private view returns (bytes[] memory drops) {
        BallotCall[] memory calls = constitutions.ballotCalls();
        uint256 count;
        drops = new bytes[](calls.length);
        for (uint256 i = 0; i < calls.length; ++i) {
            (address target, bytes4 selector) = (calls[i].target, calls[i].selector);
            if (_isAmong(target, selector, kept)) continue;
            if (rooms.ruleOf(room, target, selector).electorate == address(0)) continue;
            drops[count++] = abi.encodeCall(IRooms.dropRule, (room, target, selector));
        }
        assembly ("memory-safe") {
            mstore(drops, count)
        }
    }

    function _isAmong(address target, bytes4 selector, RuleEntry[] calldata rules) private pure returns (bool) {
        for (uint256 i = 0; i < rules.length; ++i) {
            if (rules[i].target == target && rules[i].selector == selector) return true;
        }
        return false;
    }
}
