// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title How long orders may deny an account something: no more than so many seconds in any seven days.
/// @dev The seconds of an order count on the (UTC) day it was issued, and those of ten days in a row stay within the limit:
/// ```
///  | newest day 32 | unused 24 | 9 days before 20 | … | 1 day before 20 | newest day: 20 |
/// ```
/// An order in force at some time of a seven-day window was issued within the eight days up to the window's end (it lasts a day at most), and eight days
/// touch nine calendar days. The tenth is there because orders arrive up to ten minutes late, after one of the next day. So no choice of moments around
/// a border gets more than the limit into a window; the price is that the seconds come back after ten days and not after seven.
library WeekBudget {
    uint256 private constant BUCKETS = 10;
    uint256 private constant BUCKET_BITS = 20;
    uint256 private constant BUCKET_MASK = (1 << BUCKET_BITS) - 1;
    uint256 private constant BUCKETS_MASK = (1 << (BUCKETS * BUCKET_BITS)) - 1;
    uint256 private constant DAY_SHIFT = 224;

    /// @return sum the seconds that count when an order is issued at `at`.
    function used(uint256 word, uint64 at) internal pure returns (uint256 sum) {
        uint256 buckets = _forward(word, at) & BUCKETS_MASK;
        for (; buckets != 0; buckets >>= BUCKET_BITS) {
            sum += buckets & BUCKET_MASK;
        }
    }

    /// @notice Counts `amount` seconds of an order issued at `issuedAt`. The caller has checked `used`.
    function add(uint256 word, uint64 issuedAt, uint256 amount) internal pure returns (uint256) {
        word = _forward(word, issuedAt);
        return word + (amount << _shift(word, issuedAt));
    }

    /// @notice Gives back `amount` of the seconds that were counted for an order issued at `issuedAt`, if they still count.
    function sub(uint256 word, uint64 issuedAt, uint256 amount) internal pure returns (uint256) {
        uint256 shift = _shift(word, issuedAt);
        return shift >= BUCKETS * BUCKET_BITS ? word : word - (amount << shift);
    }

    /// @dev Moves the newest day up to that of `at`. It never moves back.
    function _forward(uint256 word, uint64 at) private pure returns (uint256) {
        uint256 newest = word >> DAY_SHIFT;
        uint256 day = at / 1 days;
        if (day <= newest) return word;
        uint256 ahead = day - newest;
        uint256 buckets = ahead >= BUCKETS ? 0 : ((word & BUCKETS_MASK) << (ahead * BUCKET_BITS)) & BUCKETS_MASK;
        return (day << DAY_SHIFT) | buckets;
    }

    /// @dev Where the bucket of a day not after the newest lies; beyond the last one if it is gone.
    function _shift(uint256 word, uint64 at) private pure returns (uint256) {
        return ((word >> DAY_SHIFT) - at / 1 days) * BUCKET_BITS;
    }
}
