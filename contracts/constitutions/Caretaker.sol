// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IRooms} from "../rooms/IRooms.sol";

/// @title Governor of all libre rooms: it can rename a room where its founder asks for it, and nothing else.
/// @dev A room cannot be without a governor, so that of a libre room is a contract that has no other call of Rooms in it: nobody can close such a room, take a
/// right away, or change its gates, relays and rules.
contract Caretaker {
    /// @notice `founder` may rename the room; zero: nobody can any more.
    event FounderSet(uint256 indexed room, address indexed founder);

    /// @dev Thrown when the caller may not do this.
    error CaretakerUnauthorized(uint256 room, address account);

    /// @notice The rooms served.
    IRooms public immutable rooms;
    /// @notice Who makes libre rooms and says who founded them.
    address public immutable constitutions;

    /// @notice Who may rename a room.
    mapping(uint256 room => address) public founderOf;

    constructor(IRooms rooms_) {
        rooms = rooms_;
        constitutions = msg.sender;
    }

    /// @notice Renames. Founder.
    function describe(uint256 room, string calldata name, string calldata metadataURI) external {
        if (msg.sender != founderOf[room]) revert CaretakerUnauthorized(room, msg.sender);
        rooms.describe(room, name, metadataURI);
    }

    /// @notice Hands the right to rename on; to nobody, for good, by zero. Founder, and the maker of a room while it has none.
    function setFounder(uint256 room, address founder) external {
        bool first = msg.sender == constitutions && founderOf[room] == address(0);
        if (!first && msg.sender != founderOf[room]) revert CaretakerUnauthorized(room, msg.sender);
        founderOf[room] = founder;
        emit FounderSet(room, founder);
    }
}
