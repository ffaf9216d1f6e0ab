// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A moderator's short-lived denial, signed under EIP-712:
/// `Order(uint256 room,address subject,uint32 denies,bytes32 reasonHash,uint64 issuedAt,uint64 expiresAt,uint64 moderatorEpoch,uint256 nonce)`.
struct Order {
    uint256 room;
    address subject;
    uint32 denies;
    /// keccak256 of the reasons, published elsewhere; zero for none.
    bytes32 reasonHash;
    uint64 issuedAt;
    uint64 expiresAt;
    uint64 moderatorEpoch;
    uint256 nonce;
}

/// @notice An order with its signature.
struct SignedOrder {
    Order order;
    address moderator;
    bytes signature;
}

/// @notice What became of a recorded order.
enum OrderStatus {
    /// Not recorded.
    NONE,
    /// Recorded; in force until it expires.
    RECORDED,
    /// Ended by its moderator. It can still be overturned.
    WITHDRAWN,
    /// Confirmed by those who are moderated: it no longer counts towards the subject's week.
    RATIFIED,
    /// Ended by those who are moderated; a strike against its moderator.
    OVERTURNED
}

/// @title Orders: what moderators signed, on record.
/// @notice A relay obeys an order at once and records it here within a minute. An order's id is keccak256(abi.encode(orderDigest, moderator)).
interface IOrders {
    /// @notice An order is on record. `denies` is what of it takes effect: capabilities given back since it was issued are left out.
    event OrderRecorded(
        bytes32 indexed order,
        uint256 indexed room,
        address indexed subject,
        address moderator,
        uint32 denies,
        uint64 issuedAt,
        uint64 expiresAt,
        bytes32 reasonHash
    );
    /// @notice An order was left out of a batch. Anyone can send rubbish: no proof that `moderator` signed anything. `reason` is an error's selector.
    event OrderSkipped(bytes32 indexed order, address indexed moderator, bytes4 reason);
    /// @notice Its moderator ended it.
    event OrderWithdrawn(bytes32 indexed order, uint256 indexed room, address indexed subject);
    /// @param cause the ballot that decided, or zero if the governor did.
    event OrderRatified(bytes32 indexed order, uint256 indexed room, bytes32 indexed cause, address by);
    /// @param cause the ballot that decided, or zero if the governor did.
    event OrderOverturned(
        bytes32 indexed order, uint256 indexed room, bytes32 indexed cause, address by, bytes32 reasonHash
    );

    /// @dev Thrown when the subject governs the room.
    error OrdersProtectedSubject(address subject);
    /// @dev Thrown when all it denies has been given back since it was issued.
    error OrdersLifted(address subject);
    /// @dev Thrown when orders would deny the subject more than `MAX_WEEK_SECONDS` within a week.
    error OrdersWeekSpent(uint256 room, address subject);
    /// @dev Thrown when what became of the order does not allow this.
    error OrdersWrongStatus(bytes32 order, OrderStatus status);

    /// @notice Records up to 32 orders; skips bad ones (`OrderSkipped`) and reverts whole when gas runs short. Anyone may send them.
    /// @return recorded how many are on record now that were not before.
    function recordOrders(SignedOrder[] calldata orders) external returns (uint256 recorded);
    /// @notice Ends an order at once. Its moderator, whether or not they still moderate. What it took up of the week and is not used is given back.
    function withdrawOrder(uint256 room, bytes32 order) external;
    /// @notice Confirms an order: it stands, cannot be overturned, and no longer counts towards the subject's week. Ballot engine or acting governor,
    /// but not if they are a party to it.
    function ratify(uint256 room, bytes32 order) external;
    /// @notice Ends an order, at once, as wrong from the beginning: a strike against its moderator. Ballot engine or acting governor, but not if they are a
    /// party to it. Orders that were withdrawn or have expired can be overturned as well, until `CASE_OPEN_SECONDS` after their end.
    function overturn(uint256 room, bytes32 order, bytes32 reasonHash) external;

    /// @notice What a moderator signs.
    function orderDigest(Order calldata order) external view returns (bytes32);
    /// @notice What became of an order, and when it ends or ended.
    function orderOf(uint256 room, bytes32 order)
        external
        view
        returns (
            OrderStatus status,
            address subject,
            address moderator,
            uint32 denies,
            uint64 issuedAt,
            uint64 expiresAt
        );
    /// @notice For how many seconds more orders issued at `at` may deny `subject` something.
    function weekLeft(uint256 room, address subject, uint64 at) external view returns (uint256);
}
