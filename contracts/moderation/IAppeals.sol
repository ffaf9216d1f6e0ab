// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice How an appeal ends.
enum AppealOutcome {
    UPHOLD,
    SHORTEN,
    LIFT
}

/// @title Appeals: one a case, decided without the parties. A case is a recorded order or a sanction.
/// @notice The parties are the subject and whoever signed or proposed it. They may open the ballot on an appeal, and cannot vote in it.
interface IAppeals {
    /// @notice A sanction may be appealed under this id (for an order it is the order's).
    /// @param by who proposed the ballot that imposed it, or the governor who did.
    event CaseOpened(bytes32 indexed caseId, uint256 indexed room, address indexed subject, address by, bytes32 cause);
    /// @notice An appeal was decided. `outcome` is an AppealOutcome; the case now ends, or ended, at `until`.
    event AppealDecided(
        bytes32 indexed caseId, uint256 indexed room, bytes32 indexed cause, uint8 outcome, uint64 until, address by
    );

    /// @dev Thrown when the case had its appeal.
    error AppealsAlreadyDecided(bytes32 caseId);
    /// @dev Thrown when the outcome is none of 0, 1, 2.
    error AppealsInvalidOutcome(uint8 outcome);
    /// @dev Thrown when the new length would not shorten the case.
    error AppealsNotShorter(bytes32 caseId, uint64 until);
    /// @dev Thrown when the case ended more than `CASE_OPEN_SECONDS` ago.
    error AppealsCaseClosed(bytes32 caseId);

    /// @notice Decides an appeal. Ballot engine or acting governor, but not if they are a party to the case.
    /// @param outcome 0 uphold, 1 shorten, 2 lift.
    /// @param forSeconds read to shorten only: how long the case runs in all, from its beginning.
    function decideAppeal(uint256 room, bytes32 caseId, uint8 outcome, uint32 forSeconds) external;
    /// @notice Subject, author, beginning and end of a case, what it still takes, and whether it had its appeal. Zeros when there is none.
    function caseOf(uint256 room, bytes32 caseId)
        external
        view
        returns (address subject, address by, uint32 denies, uint64 since, uint64 until, bool appealed);
}
