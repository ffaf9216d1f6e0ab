// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @notice Numbers an assembly votes by; itself may change each of them by a proposal.
struct AssemblySettings {
    /// Between proposal and vote, s: time to read, and to delegate.
    uint48 votingDelaySeconds;
    /// How long votes are taken, s.
    uint32 votingPeriodSeconds;
    /// Votes a proposer needs.
    uint256 proposalThreshold;
    /// Share of all votes that For and Abstain must reach together, in percent; rounded up to whole votes.
    uint256 quorumPercent;
}

/// @title How an assembly decides about its rules and its members: OpenZeppelin's Governor, made as a clone (ERC-1167).
/// @dev Standard front ends read it: simple counting (Against, For, Abstain), votes of an ERC-5805 token, quorum as a share of its supply, a timelock as
/// executor. Its clock is time and so must the token's be. NOTE: OpenZeppelin rounds a quorum down, which lets a single vote decide for a few members; here
/// it is rounded up.
contract AssemblyGovernor is
    GovernorCountingSimple,
    GovernorSettings,
    GovernorVotesQuorumFraction,
    GovernorTimelockControl,
    Initializable
{
    IERC5805 private _electorate;

    constructor()
        Governor("Openair Assembly")
        GovernorSettings(0, 1, 0)
        GovernorVotes(IVotes(address(0)))
        GovernorVotesQuorumFraction(0)
        GovernorTimelockControl(TimelockController(payable(0)))
    {
        _disableInitializers();
    }

    /// @param electorate whose votes count.
    /// @param timelock_ what executes; this contract must be its only proposer.
    function initialize(IERC5805 electorate, TimelockController timelock_, AssemblySettings calldata settings)
        external
        initializer
    {
        _electorate = electorate;
        _setVotingDelay(settings.votingDelaySeconds);
        _setVotingPeriod(settings.votingPeriodSeconds);
        _setProposalThreshold(settings.proposalThreshold);
        _updateQuorumNumerator(settings.quorumPercent);
        updateTimelock(timelock_);
    }

    /// @notice The same for every assembly: it is part of what a voter signs (EIP-712).
    function name() public pure override returns (string memory) {
        return "Openair Assembly";
    }

    /// @inheritdoc GovernorVotes
    function token() public view override returns (IERC5805) {
        return _electorate;
    }

    /// @inheritdoc GovernorVotes
    function clock() public view override(Governor, GovernorVotes) returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @inheritdoc GovernorVotes
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override(Governor, GovernorVotes) returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc GovernorVotesQuorumFraction
    function quorum(uint256 timepoint) public view override(Governor, GovernorVotesQuorumFraction) returns (uint256) {
        return Math.mulDiv(
            token().getPastTotalSupply(timepoint), quorumNumerator(timepoint), quorumDenominator(), Math.Rounding.Ceil
        );
    }

    /// @inheritdoc GovernorTimelockControl
    function state(uint256 proposalId) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposalId);
    }

    /// @inheritdoc GovernorTimelockControl
    function proposalNeedsQueuing(uint256 proposalId)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposalId);
    }

    /// @inheritdoc GovernorSettings
    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    /// @inheritdoc GovernorSettings
    function votingDelay() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingDelay();
    }

    /// @inheritdoc GovernorSettings
    function votingPeriod() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.votingPeriod();
    }

    /// @dev The first timelock is set while the clone is made, when there is none yet that could say so.
    function _checkGovernance() internal override {
        if (!_isInitializing()) super._checkGovernance();
    }

    function _queueOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposalId,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposalId, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
