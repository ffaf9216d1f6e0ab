import { BaseError, ContractFunctionRevertedError } from "viem"

/** What the contracts' errors mean to the person whose wallet they stopped. */
const WORDS: Readonly<Record<string, string>> = {
  BallotsNotAllowed: "This room’s rules do not let a ballot decide that.",
  BallotsClosedRoom: "The room is closed.",
  BallotsEmptyElectorate: "There is nobody who could vote on it yet.",
  BallotsBelowThreshold: "Only members with enough votes may call a ballot here.",
  BallotsTooManyActive: "You have as many open ballots in this room as its rules allow. Wait until one is decided.",
  BallotsCoolingDown: "The same ballot was called a moment ago. Wait a little before calling it again.",
  BallotsTooLong: "The reason is too long. Keep it under 1,000 letters.",
  BallotsAlreadyOpened: "That very ballot has just been opened.",
  BallotsPartiesUnknown: "The case is not on record yet. Wait a minute before calling a ballot on it.",
  ProgrammeLacksRight: "You may not propose slots in this room. Its rules say who may.",
  ProgrammeInvalidPeriod: "The times do not fit the programme’s grid.",
  ProgrammeInvalidStart: "The slot must start in the future and not too far ahead.",
  ProgrammeInvalidTimes: "The end must come after the start.",
  ProgrammeTooLong: "The slot is longer than the programme allows.",
  ProgrammeSlotTaken: "Something else is booked at that time.",
  ProgrammeSlotExists: "The very same slot has been proposed already.",
  ProgrammeInvalidReach: "The slot must say what may leave the room.",
  ConstitutionsOutOfRange: "One of the numbers or lists is outside of what a constitution may have.",
  ConstitutionsInvalidGovernor: "The governor named cannot govern a room.",
  StewardsInvalidThreshold: "As many stewards must agree as there are, at most, and at least one.",
  RoomsOutOfRange: "One of the periods is outside of what a room may have.",
  RoomsTooMany: "The name, a list or a link is too long for a room.",
}

/** Throws what a failed simulation means, in words, where they are known. */
export function inPlainWords(error: unknown): never {
  if (error instanceof BaseError) {
    const reverted = error.walk((cause) => cause instanceof ContractFunctionRevertedError)
    const name = reverted instanceof ContractFunctionRevertedError ? reverted.data?.errorName : undefined
    const words = name === undefined ? undefined : WORDS[name]
    if (words !== undefined) throw new Error(words, { cause: error })
    if (name !== undefined) throw new Error(`The contract refused: ${name}.`, { cause: error })
  }
  throw error
}
