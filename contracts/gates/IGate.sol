// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice What a gate says. `UNKNOWN` is zero, so that an empty answer is never a yes.
enum Answer {
    UNKNOWN,
    NO,
    YES
}

/// @title A contract that says who qualifies.
/// @dev Rooms ask with `GATE_GAS` gas and copy back two words; a gate that reverts, runs out of that gas, returns less than two
/// words or a word that is no `Answer` counts as `UNKNOWN`, which grants nothing.
interface IGate {
    /// @notice Whether `account` qualifies in `room` at the time `at`.
    /// @param at seconds since 1970; an argument, because `eth_call` on the latest block sees that block's time, not now.
    /// @return answer YES, NO or UNKNOWN.
    /// @return validUntil the first second at which time alone may change the answer; `type(uint64).max` when it cannot.
    function answer(uint256 room, address account, uint64 at) external view returns (Answer answer, uint64 validUntil);
}
