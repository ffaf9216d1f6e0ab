// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IBallots} from "../ballots/IBallots.sol";
import {IRooms} from "./IRooms.sol";

/// @title Who acts for a room towards its modules, and why.
library RoomAuthority {
    /// @return allowed whether the caller is the room's ballot engine, or its governor where the room lets it act.
    /// @return cause the ballot being executed; zero when the governor acts.
    /// @dev The engine is one and the same for all rooms; that it writes the room id itself is what keeps a ballot in its own room.
    function callerOf(IRooms rooms, uint256 room) internal view returns (bool allowed, bytes32 cause) {
        if (!rooms.mayAct(room, msg.sender)) return (false, 0);
        return (true, msg.sender == rooms.ballotsOf(room) ? IBallots(msg.sender).executing() : bytes32(0));
    }
}
