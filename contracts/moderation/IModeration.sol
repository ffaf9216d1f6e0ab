// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IParties} from "../ballots/IParties.sol";
import {IAppeals} from "./IAppeals.sol";
import {IFloors} from "./IFloors.sol";
import {IModerators} from "./IModerators.sol";
import {IOrders} from "./IOrders.sol";
import {ISanctions} from "./ISanctions.sol";

/// @title The moderation of a room: sanctions by ballot, orders and floors by moderators, and appeals against the first two.
interface IModeration is ISanctions, IModerators, IOrders, IFloors, IAppeals, IParties {
    /// @notice What is taken from and handed to `account` at the time `at`.
    /// @return denied bits of `Capabilities`, by sanctions or recorded orders.
    /// @return granted bits of `Capabilities`, by recorded floors. The room lets through what it made delegable, of moderators who moderate still.
    /// @return validUntil the first second at which time alone may change this; `type(uint64).max` when it cannot.
    function standingAt(uint256 room, address account, uint64 at)
        external
        view
        returns (uint32 denied, uint32 granted, uint64 validUntil);
    /// @notice Until when one capability (a bit's index, 0–11) is taken by sanctions, taken by orders, and handed on by floors; 0 if never.
    function untilsOf(uint256 room, address account, uint8 capabilityIndex)
        external
        view
        returns (uint64 sanctioned, uint64 ordered, uint64 granted);
    /// @notice The floors of `account` that run at the time `at`, at most 4; the rest is zeros.
    /// @return moderators who gave each.
    /// @return grants bits of `Capabilities`.
    /// @return until when each ends.
    function floorsOf(uint256 room, address account, uint64 at)
        external
        view
        returns (address[4] memory moderators, uint32[4] memory grants, uint64[4] memory until);
}
