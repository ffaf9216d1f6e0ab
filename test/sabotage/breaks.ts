import type { Break } from "./Break.ts"

const nodeTest = (...files: string[]): [string, ...string[]] => [
  process.execPath,
  "--test",
  "--test-force-exit",
  "--test-reporter=spec",
  ...files,
]
const solidityTest = (...files: string[]): [string, ...string[]] => ["node_modules/.bin/hardhat", "test", ...files]

/** What must not break unnoticed. */
export const BREAKS: readonly Break[] = [
  {
    name: "capabilitiesAt answers the whole batch for its first account",
    file: "contracts/rooms/Rooms.sol",
    find: "_capabilitiesOf(room, gates, accounts[i], at)",
    replace: "_capabilitiesOf(room, gates, accounts[0], at)",
    test: solidityTest("contracts/rooms/Rooms.t.sol"),
  },
  {
    name: "early settling forgets the votes not yet cast",
    file: "contracts/ballots/Outcome.sol",
    find: "_approved(tally.forVotes, tally.againstVotes + rest, terms)",
    replace: "_approved(tally.forVotes, tally.againstVotes, terms)",
    test: solidityTest("contracts/ballots/Outcome.t.sol"),
  },
  {
    name: "a ballot counts signatures without checking them",
    file: "contracts/ballots/Ballots.sol",
    find: "return VoteSignature.isValid(vote.voter, digest, vote.signature) ? bytes4(0) : BallotsInvalidSignature.selector;",
    replace: "return digest == 0 ? BallotsInvalidSignature.selector : bytes4(0);",
    test: solidityTest("contracts/ballots/Ballots.t.sol"),
  },
  {
    name: "produce asks for no permit",
    file: "relay/src/rooms/Participant.ts",
    find: "return !this.ended && mayProduce(this.currentRights.capabilities, source)",
    replace: "return !this.ended && source !== undefined",
    test: nodeTest("relay/src/rooms/Participant.test.ts"),
  },
  {
    name: "the sign-in takes anybody's signature",
    file: "relay/src/login/Signatures.ts",
    find: "if (recoverSigner(digest, hexToBytes(signature)) === account.toLowerCase()) return true",
    replace: "if (recoverSigner(digest, hexToBytes(signature)) !== undefined) return true",
    test: nodeTest("relay/src/login/Login.test.ts"),
  },
  {
    name: "a nonce can be used again",
    file: "relay/src/store/NonceTable.ts",
    find: "DELETE FROM nonces WHERE nonce = ? AND browser_hash = ? AND expires_at > ?",
    replace: "UPDATE nonces SET nonce = nonce WHERE nonce = ? AND browser_hash = ? AND expires_at > ?",
    test: nodeTest("relay/src/login/Login.test.ts"),
  },
  {
    name: "the mixer's mute does not mute",
    file: "relay/src/studio/AudioMixer.ts",
    find: "input.mixInto(this.#left, this.#right, nowMs, audible)",
    replace: "input.mixInto(this.#left, this.#right, nowMs, true)",
    test: nodeTest("relay/src/studio/Studio.test.ts"),
  },
  {
    name: "blocking reload does not block",
    file: "relay/src/origin/LiveRequests.ts",
    find: "broadcast.waiters.wait(() => isReady() || broadcast.ended, timeoutMs, signal)",
    replace: "broadcast.waiters.wait(() => isReady() || broadcast.hasMedia, timeoutMs, signal)",
    test: nodeTest("relay/src/origin/Origin.test.ts"),
  },
  {
    name: "consent is not asked before somebody goes on air",
    file: "relay/src/rooms/programBus.ts",
    find: "hasReach(slotReach & reach, liveReach)",
    replace: "hasReach(slotReach, liveReach)",
    test: nodeTest("relay/src/rooms/programBus.test.ts"),
  },
]
