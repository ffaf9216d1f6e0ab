// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Test} from "../test/Test.sol";
import {WeekBudget} from "./WeekBudget.sol";

contract WeekBudgetTest is Test {
    uint256 private constant LIMIT = 24 hours;
    uint256 private constant ORDERS = 40;

    uint64[] private _from;
    uint64[] private _to;

    /// @dev Whenever orders are issued, and however late they arrive: none that passes takes a seven-day window beyond the limit.
    function testFuzz_noSevenDaysHoldMoreThanTheLimit(uint256 seed) public {
        uint256 word = 0;
        uint64 time = 1_800_000_000;
        for (uint256 i = 0; i < ORDERS; ++i) {
            seed = uint256(keccak256(abi.encode(seed)));
            time += uint64(seed % 2 days);
            // Some arrive late, after one that was issued later.
            uint64 issuedAt = time - uint64((seed >> 64) % 10 minutes);
            uint64 length = 1 + uint64((seed >> 128) % ((seed >> 192) % 2 == 0 ? 1 hours : LIMIT));
            if (WeekBudget.used(word, issuedAt) + length > LIMIT) continue;
            word = WeekBudget.add(word, issuedAt, length);
            _from.push(issuedAt);
            _to.push(issuedAt + length);
        }
        for (uint256 i = 0; i < _from.length; ++i) {
            // The fullest window begins or ends with an order.
            check(_within(_from[i], _from[i] + 7 days) <= LIMIT, "a window that begins with an order");
            check(_within(_to[i] - 7 days, _to[i]) <= LIMIT, "a window that ends with an order");
        }
        check(_from.length > 3, "hardly anything passed");
    }

    /// @dev A week by its number would let 24 h end and 24 h begin at its border.
    function test_aBorderIsNoWayAround() public pure {
        uint64 border = 1_800_000_000 / 7 days * 7 days;
        uint256 word = WeekBudget.add(0, border - 1 days, 1 days);
        equal(WeekBudget.used(word, border), LIMIT, "what ended at the border is forgotten");
        equal(WeekBudget.used(word, border + 8 days), LIMIT, "within ten days");
        equal(WeekBudget.used(word, border + 9 days), 0, "after ten days");
    }

    function test_whatIsNotUsedIsGivenBack() public pure {
        uint64 time = 1_800_000_000;
        uint256 word = WeekBudget.add(WeekBudget.add(0, time, 100), time + 3 days, 50);
        word = WeekBudget.sub(word, time, 60);
        equal(WeekBudget.used(word, time + 3 days), 90, "after giving back");
        // What does not count any more is not given back from somebody else's day.
        word = WeekBudget.add(word, time + 20 days, 7);
        word = WeekBudget.sub(word, time, 40);
        equal(WeekBudget.used(word, time + 20 days), 7, "given back twice");
    }

    function _within(uint64 from, uint64 to) private view returns (uint256 sum) {
        for (uint256 i = 0; i < _from.length; ++i) {
            uint64 begins = _from[i] > from ? _from[i] : from;
            uint64 ends = _to[i] < to ? _to[i] : to;
            if (ends > begins) sum += ends - begins;
        }
    }
}
