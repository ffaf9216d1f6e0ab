// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {IERC5805} from "@openzeppelin/contracts/interfaces/IERC5805.sol";
import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {IRosterGate} from "../gates/IRosterGate.sol";
import {IMembership} from "../membership/IMembership.sol";
import {Membership} from "../membership/Membership.sol";
import {ISanctions} from "../moderation/ISanctions.sol";
import {Capabilities} from "../rooms/Capabilities.sol";
import {BroadcastPolicy, IRooms, RoomState, Rule} from "../rooms/IRooms.sol";
import {Founding} from "../test/Founding.sol";
import {AssemblyGovernor, AssemblySettings} from "./AssemblyGovernor.sol";
import {AssemblyTimelock} from "./AssemblyTimelock.sol";
import {Caretaker} from "./Caretaker.sol";
import {AssemblyParams, Constitution, CouncilParams, DictatorParams, IConstitutions} from "./IConstitutions.sol";
import {Stewards} from "./Stewards.sol";

contract ConstitutionsTest is Founding {
    /// A transaction may use no more (EIP-7825).
    uint256 private constant MAX_TRANSACTION_GAS = 16_777_216;
    uint256 private constant TRANSACTION_GAS = 21_000;
    uint256 private constant CALLDATA_BYTE_GAS = 16;

    // ── Dictator ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_aDictatorDecidesEverythingAndAlone() public {
        (uint256 id, Constitution memory c) = constitutions.createDictator(dictator());
        equal(mayIn(id, GOVERNOR), GUESTS | CREW, "the dictator");
        equal(mayIn(id, member(1)), CREW, "crew");
        equal(mayIn(id, member(2)), GUESTS, "a guest");
        equal(mayIn(id, STRANGER), 0, "a stranger");
        vm.startPrank(GOVERNOR);
        sanctions.impose(id, member(2), Capabilities.CHAT, 60, 0);
        equal(mayIn(id, member(2)), GUESTS & ~Capabilities.CHAT, "not imposed");
        uint64[] memory gone = new uint64[](1);
        IRosterGate(c.guestGate).set(one(member(3)), gone);
        equal(mayIn(id, member(3)), 0, "still on the roster");
        check(rooms.ballotsOf(id) == address(0), "a dictator asks nobody");
        vm.stopPrank();
    }

    function test_aDictatorIsSomebody() public {
        DictatorParams memory params = dictator();
        params.governor = address(0);
        vm.expectRevert(abi.encodeWithSelector(IConstitutions.ConstitutionsInvalidGovernor.selector, address(0)));
        constitutions.createDictator(params);
        params = dictator();
        params.guests = new address[](51);
        vm.expectRevert(
            abi.encodeWithSelector(IConstitutions.ConstitutionsOutOfRange.selector, bytes32("people"), 51, 0, 50)
        );
        constitutions.createDictator(params);
    }

    function test_anOpenDoorLetsEverybodyListenAndNoMore() public {
        DictatorParams memory params = dictator();
        params.room.openDoor = true;
        (uint256 id,) = constitutions.createDictator(params);
        equal(mayIn(id, STRANGER), Capabilities.JOIN, "a stranger");
        equal(mayIn(id, member(2)), GUESTS, "a guest");
    }

    // ── Council ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_stewardsActWhenEnoughAgreeAndVoteOnSanctions() public {
        (uint256 id, Constitution memory c) = constitutions.createCouncil(council());
        equal(mayIn(id, member(1)), GUESTS | CREW, "a steward");
        equal(mayIn(id, member(4)), GUESTS, "a guest");
        equal(mayIn(id, GOVERNOR), 0, "nobody else");
        agree(c, address(rooms), abi.encodeCall(IRooms.describe, (id, "council.eth", "")));
        check(keccak256(bytes(rooms.roomOf(id).name)) == keccak256("council.eth"), "not renamed");
        agree(c, c.membership, abi.encodeCall(IMembership.admit, (one(member(5)))));
        equal(mayIn(id, member(5)), CREW, "a steward more");
        vm.warp(block.timestamp + 10);
        _imposeByBallot(id, member(4), 2);
    }

    function test_aCouncilMayBeASafe() public {
        CouncilParams memory params = council();
        params.governor = address(this);
        (uint256 id, Constitution memory c) = constitutions.createCouncil(params);
        check(c.governor == address(this) && c.body == address(this), "another governor");
        rooms.describe(id, "ours", "");
        IMembership(c.membership).remove(member(1));
        uint64[] memory gone = new uint64[](1);
        IRosterGate(c.guestGate).set(one(member(1)), gone);
        equal(mayIn(id, member(1)), 0, "not removed");
        params.governor = STRANGER;
        vm.expectRevert(abi.encodeWithSelector(IConstitutions.ConstitutionsInvalidGovernor.selector, STRANGER));
        constitutions.createCouncil(params);
        params = council();
        params.stewards = people(1, 1);
        vm.expectRevert(
            abi.encodeWithSelector(IConstitutions.ConstitutionsOutOfRange.selector, bytes32("stewards"), 1, 2, 50)
        );
        constitutions.createCouncil(params);
    }

    // ── Assembly ────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_anAssemblyChangesItsRulesAndItsMembersByProposal() public {
        (uint256 id, Constitution memory c) = constitutions.createAssembly(assembly_());
        equal(mayIn(id, member(2)), GUESTS | Capabilities.PROGRAMME, "a member");
        equal(mayIn(id, member(1)), GUESTS | CREW, "a steward");
        (address[] memory targets, bytes[] memory calls) = (new address[](3), new bytes[](3));
        bytes memory args = abi.encode(BroadcastPolicy.NEVER);
        (targets[0], calls[0]) =
        (address(rooms), abi.encodeCall(IRooms.queueChange, (id, IRooms.setBroadcastPolicy.selector, args)));
        (targets[1], calls[1]) =
        (address(rooms), abi.encodeCall(IRooms.applyChange, (id, IRooms.setBroadcastPolicy.selector, args)));
        (targets[2], calls[2]) = (c.membership, abi.encodeCall(IMembership.admit, (one(member(6)))));
        decide(c, targets, calls);
        check(rooms.roomOf(id).broadcastPolicy == BroadcastPolicy.NEVER, "the policy stayed");
        equal(mayIn(id, member(6)), GUESTS | Capabilities.PROGRAMME, "not admitted");
        vm.warp(block.timestamp + 30 days);
        equal(mayIn(id, member(1)), GUESTS | Capabilities.PROGRAMME, "a mandate ends");
    }

    function test_anAssemblyChangesItsOwnSettingsByProposalOnly() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        AssemblyGovernor governor = AssemblyGovernor(payable(c.body));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, address(this)));
        governor.setVotingPeriod(1);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, address(this)));
        governor.updateTimelock(TimelockController(payable(address(this))));
        decideOne(c, c.body, abi.encodeCall(GovernorSettings.setVotingPeriod, (1 days)));
        equal(governor.votingPeriod(), 1 days, "not changed");
    }

    function test_aVoteTooFewIsNoQuorum() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        AssemblyGovernor governor = AssemblyGovernor(payable(c.body));
        vm.warp(block.timestamp + 10);
        // 40 % of five is two; of four it is 1.6, and so two again.
        equal(governor.quorum(block.timestamp - 1), 2, "of five");
        vm.prank(member(5));
        IMembership(c.membership).leave();
        vm.warp(block.timestamp + 10);
        equal(governor.quorum(block.timestamp - 1), 2, "of four");
        (uint256[] memory values, bytes[] memory calls) = (new uint256[](1), new bytes[](1));
        calls[0] = abi.encodeCall(IMembership.remove, (member(2)));
        vm.prank(member(1));
        uint256 proposal = governor.propose(one(c.membership), values, calls, "");
        vm.warp(block.timestamp + 1 days + 1);
        vm.prank(member(1));
        governor.castVote(proposal, 1);
        vm.warp(block.timestamp + 3 days + 1);
        check(governor.state(proposal) == IGovernor.ProposalState.Defeated, "one vote decided");
    }

    function test_membersVoteOnSanctionsInMinutes() public {
        (uint256 id,) = constitutions.createAssembly(assembly_());
        vm.warp(block.timestamp + 10);
        _imposeByBallot(id, member(5), 3);
        Rule memory weighty = rooms.ruleOf(id, address(programme), programme.cancel.selector);
        equal(weighty.approvalBps, 6_667, "two thirds");
        equal(weighty.quorumBps, 5_000, "half of all");
        equal(weighty.votingSeconds, 86_400, "a day");
    }

    function test_governanceFrontEndsCanReadIt() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        AssemblyGovernor governor = AssemblyGovernor(payable(c.body));
        check(governor.supportsInterface(type(IGovernor).interfaceId), "ERC-165");
        check(keccak256(bytes(governor.COUNTING_MODE())) == keccak256("support=bravo&quorum=for,abstain"), "counting");
        check(keccak256(bytes(governor.CLOCK_MODE())) == keccak256("mode=timestamp"), "clock mode");
        equal(governor.clock(), Membership(c.membership).clock(), "clock");
        check(address(governor.token()) == c.membership && governor.timelock() == c.governor, "token and timelock");
        equal(governor.votingDelay(), 1 days, "delay");
        equal(governor.votingPeriod(), 3 days, "period");
        equal(governor.proposalThreshold(), 1, "threshold");
        equal(governor.quorumNumerator(), 40, "quorum");
        check(governor.proposalNeedsQueuing(0), "goes through the timelock");
        (, string memory name, string memory version,, address verifier,,) = governor.eip712Domain();
        check(keccak256(bytes(name)) == keccak256(bytes(governor.name())), "what is signed names it as it is named");
        check(keccak256(bytes(version)) == keccak256(bytes(governor.version())), "version");
        check(verifier == address(governor), "each clone signs for itself");
    }

    function test_aMemberVotesBySignature() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        AssemblyGovernor governor = AssemblyGovernor(payable(c.body));
        (uint256[] memory values, bytes[] memory calls) = (new uint256[](1), new bytes[](1));
        calls[0] = abi.encodeCall(IMembership.remove, (member(2)));
        vm.warp(block.timestamp + 10);
        vm.prank(member(1));
        uint256 proposal = governor.propose(one(c.membership), values, calls, "");
        vm.warp(block.timestamp + 1 days + 1);
        bytes32 vote = keccak256(abi.encode(governor.BALLOT_TYPEHASH(), proposal, uint8(1), member(3), uint256(0)));
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(3, keccak256(abi.encodePacked("\x19\x01", _domainOf(governor), vote)));
        governor.castVoteBySig(proposal, 1, member(3), abi.encodePacked(r, s, v));
        check(governor.hasVoted(proposal, member(3)), "not counted");
    }

    function test_foundersAndPeriodsAreBounded() public {
        AssemblyParams memory params = assembly_();
        params.founders = people(1, 2);
        vm.expectRevert(
            abi.encodeWithSelector(IConstitutions.ConstitutionsOutOfRange.selector, bytes32("founders"), 2, 3, 50)
        );
        constitutions.createAssembly(params);
        params = assembly_();
        params.timelockSeconds = 59 minutes;
        vm.expectRevert(
            abi.encodeWithSelector(
                IConstitutions.ConstitutionsOutOfRange.selector,
                bytes32("timelockSeconds"),
                59 minutes,
                1 hours,
                30 days
            )
        );
        constitutions.createAssembly(params);
    }

    function test_aRoomsNameMayBeAsLongAsRoomsTakeIt() public {
        string memory name = "a-name-of-sixty-four-bytes-which-is-what-rooms-take-at-the-most-";
        equal(bytes(name).length, 64, "the name's bytes");
        CouncilParams memory council_ = council();
        council_.room.name = name;
        (uint256 id,) = constitutions.createCouncil(council_);
        check(keccak256(bytes(rooms.roomOf(id).name)) == keccak256(bytes(name)), "not so named");
        AssemblyParams memory params = assembly_();
        params.room.name = name;
        (id,) = constitutions.createAssembly(params);
        check(keccak256(bytes(rooms.roomOf(id).name)) == keccak256(bytes(name)), "not so named");
    }

    // ── Libre ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_inALibreRoomEverybodySpeaksAndNobodyCanChangeThat() public {
        (uint256 id, Constitution memory c) = constitutions.createLibre(libre());
        equal(mayIn(id, STRANGER), GUESTS, "everybody");
        RoomState memory state = rooms.roomOf(id);
        check(state.sanctions == address(0) && state.ballots == address(0), "no sanctions, no ballots");
        check(state.broadcastPolicy == BroadcastPolicy.ALWAYS, "on air");
        for (uint256 i = 0; i < 3; ++i) {
            address account = [GOVERNOR, address(this), address(constitutions)][i];
            vm.startPrank(account);
            bytes memory refusal = abi.encodeWithSelector(IRooms.RoomsUnauthorized.selector, id, account);
            vm.expectRevert(refusal);
            rooms.close(id);
            vm.expectRevert(refusal);
            rooms.revoke(id, Capabilities.MICROPHONE);
            vm.expectRevert(refusal);
            rooms.pauseBroadcast(id);
            vm.expectRevert(refusal);
            rooms.queueChange(id, IRooms.setGates.selector, "");
            vm.stopPrank();
        }
        check(c.governor == address(constitutions.caretaker()), "kept by the caretaker");
    }

    function test_theFounderOfALibreRoomRenamesItUntilTheyLetGo() public {
        (uint256 id,) = constitutions.createLibre(libre());
        Caretaker caretaker = constitutions.caretaker();
        bytes memory refusal = abi.encodeWithSelector(Caretaker.CaretakerUnauthorized.selector, id, address(this));
        vm.expectRevert(refusal);
        caretaker.describe(id, "mine", "");
        vm.expectRevert(refusal);
        caretaker.setFounder(id, address(this));
        vm.startPrank(GOVERNOR);
        caretaker.describe(id, "square", "");
        check(keccak256(bytes(rooms.roomOf(id).name)) == keccak256("square"), "not renamed");
        caretaker.setFounder(id, address(0));
        vm.expectRevert(abi.encodeWithSelector(Caretaker.CaretakerUnauthorized.selector, id, GOVERNOR));
        caretaker.describe(id, "again", "");
        vm.stopPrank();
        // What was never founded by anybody stays so, and a dictator's room is not the caretaker's.
        vm.expectRevert(refusal);
        caretaker.setFounder(id, address(this));
    }

    // ── Whatever it is ──────────────────────────────────────────────────────────────────────────────────────────────────────────

    function test_whoMakesAConstitutionKeepsNoPower() public {
        (uint256 first, Constitution memory one_) = constitutions.createDictator(dictator());
        (uint256 second, Constitution memory two) = constitutions.createCouncil(council());
        (uint256 third, Constitution memory three) = constitutions.createAssembly(assembly_());
        (uint256 fourth,) = constitutions.createLibre(libre());
        check(rooms.roomOf(first).governor == GOVERNOR, "dictator's governor");
        check(rooms.roomOf(second).governor == two.governor, "council's governor");
        check(rooms.roomOf(third).governor == three.governor, "assembly's governor");
        check(IRosterGate(one_.crewGate).keeper() == GOVERNOR, "dictator's crew");
        check(IRosterGate(one_.guestGate).keeper() == GOVERNOR, "dictator's guests");
        check(IRosterGate(two.guestGate).keeper() == two.governor, "council's guests");
        check(IRosterGate(three.crewGate).keeper() == three.governor, "assembly's crew");
        check(IMembership(two.membership).governor() == two.governor, "council's members");
        check(IMembership(three.membership).governor() == three.governor, "assembly's members");
        check(IMembership(three.membership).admitter() == address(0), "nobody else admits");
        address[5] memory makers =
            [address(this), address(constitutions), address(memberships), address(makings.timelock), GUARDIAN];
        for (uint256 i = 0; i < makers.length; ++i) {
            address maker = makers[i];
            check(!rooms.mayAct(first, maker) && !rooms.mayAct(second, maker), "acts");
            check(!rooms.mayAct(third, maker) && !rooms.mayAct(fourth, maker), "acts");
            check(mayIn(first, maker) | mayIn(second, maker) | mayIn(third, maker) == 0, "has capabilities");
            check(!IMembership(two.membership).isMember(maker), "a steward");
            check(!IMembership(three.membership).isMember(maker), "a member");
            _checkNoRole(TimelockController(payable(three.governor)), maker);
        }
    }

    function test_anAssemblysTimelockObeysItsGovernorAlone() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        TimelockController timelock = TimelockController(payable(c.governor));
        check(timelock.hasRole(timelock.PROPOSER_ROLE(), c.body), "proposes");
        check(timelock.hasRole(timelock.CANCELLER_ROLE(), c.body), "cancels");
        check(timelock.hasRole(timelock.EXECUTOR_ROLE(), address(0)), "anybody executes");
        check(timelock.hasRole(timelock.DEFAULT_ADMIN_ROLE(), c.governor), "its own admin");
        equal(timelock.getMinDelay(), TIMELOCK_SECONDS, "delay");
        bytes32 role = timelock.PROPOSER_ROLE();
        vm.expectRevert(
            abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, address(this), role)
        );
        timelock.schedule(address(rooms), 0, "", 0, 0, TIMELOCK_SECONDS);
    }

    function test_nothingIsInitialisedTwice() public {
        (, Constitution memory c) = constitutions.createAssembly(assembly_());
        (, Constitution memory d) = constitutions.createCouncil(council());
        AssemblySettings memory settings = AssemblySettings(0, 1, 0, 0);
        bytes4 refusal = Initializable.InvalidInitialization.selector;
        AssemblyTimelock[2] memory timelocks = [AssemblyTimelock(payable(c.governor)), makings.timelock];
        AssemblyGovernor[2] memory governors = [AssemblyGovernor(payable(c.body)), makings.governor];
        Stewards[2] memory bodies = [Stewards(d.governor), makings.stewards];
        for (uint256 i = 0; i < 2; ++i) {
            vm.expectRevert(refusal);
            timelocks[i].initialize(0, address(this));
            vm.expectRevert(refusal);
            governors[i].initialize(IERC5805(address(membership)), timelocks[i], settings);
            vm.expectRevert(refusal);
            bodies[i].initialize(membership, 1);
        }
    }

    function test_fiftyFoundersAndStewardsFitIntoOneTransaction() public {
        AssemblyParams memory params = assembly_();
        (params.founders, params.stewards) = (people(1, 50), people(1, 50));
        params.room.openDoor = true;
        bytes memory call = abi.encodeCall(IConstitutions.createAssembly, (params));
        uint256 before = gasleft();
        (bool ok,) = address(constitutions).call(call);
        uint256 used = before - gasleft() + TRANSACTION_GAS + call.length * CALLDATA_BYTE_GAS;
        check(ok, "failed");
        check(used < MAX_TRANSACTION_GAS, "too much for one transaction");
        // Room for what is still to come: gates and rules that grow.
        check(used < (MAX_TRANSACTION_GAS * 9) / 10, "close to the limit");
    }

    // ── Within ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────

    /// @dev Members 1 to `voters` take the chat from `account`; fewer are too few.
    function _imposeByBallot(uint256 id, address account, uint256 voters) private {
        uint32 before = mayIn(id, account);
        bytes memory args = abi.encode(account, Capabilities.CHAT, uint32(60), bytes32(0));
        vm.prank(member(1));
        bytes32 ballot = ballots.open(id, address(sanctions), ISanctions.impose.selector, args, "");
        castAll(ballot, 1, voters, 1);
        vm.warp(block.timestamp + 61);
        ballots.settle(
            ballot, abi.encodeCall(ISanctions.impose, (id, account, Capabilities.CHAT, uint32(60), bytes32(0)))
        );
        equal(mayIn(id, account), before & ~Capabilities.CHAT, "not imposed");
    }

    function _checkNoRole(TimelockController timelock, address account) private view {
        bytes32[4] memory roles = [
            timelock.DEFAULT_ADMIN_ROLE(), timelock.PROPOSER_ROLE(), timelock.CANCELLER_ROLE(), timelock.EXECUTOR_ROLE()
        ];
        for (uint256 i = 0; i < roles.length; ++i) {
            check(!timelock.hasRole(roles[i], account), "a role was left");
        }
    }

    function _domainOf(AssemblyGovernor governor) private view returns (bytes32) {
        return keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Openair Assembly"),
                keccak256("1"),
                block.chainid,
                address(governor)
            )
        );
    }
}
