import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts"

// Selectors of the calls a ballot may make, held against the ABIs by test.
const SANCTION_IMPOSE = "0x062e7bee" // impose(uint256,address,uint32,uint32,bytes32)
const SANCTION_LIFT = "0x9d0acaab" // lift(uint256,address,uint32,bytes32)
const SLOT_APPROVE = "0x5d35a3d9" // approve(uint256,uint256)
const SLOT_CANCEL = "0x00efa895" // cancel(uint256,uint256)
const BROADCAST_PAUSE = "0x62b5cced" // pauseBroadcast(uint256)
const ORDER_RATIFY = "0x2d782f7f" // ratify(uint256,bytes32)
const ORDER_OVERTURN = "0x8ce4ee77" // overturn(uint256,bytes32,bytes32)
const APPEAL_DECIDE = "0x50b4655d" // decideAppeal(uint256,bytes32,uint8,uint32)
const CONSEQUENCES_SET = "0x6a895a4f" // setConsequences(uint256,uint8,uint32,uint32)
const SERIES_APPROVE = "0xf781ee23" // approveSeries(uint256,uint256)
const SERIES_CANCEL = "0x214e28c7" // cancelSeries(uint256,uint256,uint64)
const ROUND_OPEN = "0x74061bd2" // open(uint256,(address,uint32,uint32,uint32,uint64,uint64,uint16,uint8))
const ROUND_CANCEL = "0xeafb64d5" // cancel(uint256,bytes32)
const RECORDING_RELEASE = "0xdd20edf9" // release(uint256,bytes32)
const RECORDING_WITHHOLD = "0xdd3530fe" // withhold(uint256,bytes32)
const RECORDING_EXPUNGE = "0xdac3620e" // expunge(uint256,bytes32,uint16,uint16)
const RELEASE_POLICY_SET = "0x40f12cad" // setReleasePolicy(uint256,uint32)

const SELECTOR_BYTES = 4
const ID = "(uint256,bytes32)"
const NUMBER = "(uint256,uint256)"

/** The name of a call in the schema's CallKind. */
export function callKind(selector: Bytes): string {
  const text = selector.toHexString()
  if (text == SANCTION_IMPOSE) return "SANCTION_IMPOSE"
  if (text == SANCTION_LIFT) return "SANCTION_LIFT"
  if (text == SLOT_APPROVE) return "SLOT_APPROVE"
  if (text == SLOT_CANCEL) return "SLOT_CANCEL"
  if (text == BROADCAST_PAUSE) return "BROADCAST_PAUSE"
  if (text == ORDER_RATIFY) return "ORDER_RATIFY"
  if (text == ORDER_OVERTURN) return "ORDER_OVERTURN"
  if (text == APPEAL_DECIDE) return "APPEAL_DECIDE"
  if (text == CONSEQUENCES_SET) return "CONSEQUENCES_SET"
  if (text == SERIES_APPROVE) return "SERIES_APPROVE"
  if (text == SERIES_CANCEL) return "SERIES_CANCEL"
  if (text == ROUND_OPEN) return "ROUND_OPEN"
  if (text == ROUND_CANCEL) return "ROUND_CANCEL"
  if (text == RECORDING_RELEASE) return "RECORDING_RELEASE"
  if (text == RECORDING_WITHHOLD) return "RECORDING_WITHHOLD"
  if (text == RECORDING_EXPUNGE) return "RECORDING_EXPUNGE"
  if (text == RELEASE_POLICY_SET) return "RELEASE_POLICY_SET"
  return "OTHER"
}

/** What a ballot would do, as far as its kind has it; null where it has not. */
export class BallotCall {
  subject: Address | null = null
  capabilities: i32 = 0
  seconds: BigInt | null = null
  reasonHash: Bytes | null = null
  slot: BigInt | null = null
  series: BigInt | null = null
  caseId: Bytes | null = null
  /** Of an appeal; -1 for none. */
  outcome: i32 = -1
  round: Bytes | null = null
  recording: Bytes | null = null
}

/** Reads call data (selector, room, arguments). Call data that does not decode yields nothing, never a failure. */
export function decodeCall(kind: string, callData: Bytes): BallotCall {
  const call = new BallotCall()
  const types = argumentTypes(kind)
  if (types == "" || callData.length < SELECTOR_BYTES) return call
  const decoded = ethereum.decode(types, Bytes.fromUint8Array(callData.subarray(SELECTOR_BYTES)))
  if (decoded == null) return call
  const args = decoded.toTuple()
  if (kind == "SLOT_APPROVE" || kind == "SLOT_CANCEL") {
    call.slot = args[1].toBigInt()
  } else if (kind == "SERIES_APPROVE" || kind == "SERIES_CANCEL") {
    call.series = args[1].toBigInt()
  } else if (kind == "ROUND_CANCEL") {
    call.round = args[1].toBytes()
  } else if (kind == "RELEASE_POLICY_SET") {
    call.seconds = args[1].toBigInt()
  } else if (kind.startsWith("RECORDING_")) {
    call.recording = args[1].toBytes()
  } else if (kind.startsWith("SANCTION_")) {
    readSanction(call, kind, args)
  } else {
    readJudgement(call, kind, args)
  }
  return call
}

function readSanction(call: BallotCall, kind: string, args: ethereum.Tuple): void {
  call.subject = args[1].toAddress()
  call.capabilities = args[2].toI32()
  if (kind == "SANCTION_IMPOSE") {
    call.seconds = args[3].toBigInt()
    call.reasonHash = args[4].toBytes()
  } else {
    call.reasonHash = args[3].toBytes()
  }
}

function readJudgement(call: BallotCall, kind: string, args: ethereum.Tuple): void {
  call.caseId = args[1].toBytes()
  if (kind == "ORDER_OVERTURN") call.reasonHash = args[2].toBytes()
  if (kind == "APPEAL_DECIDE") {
    call.outcome = args[2].toI32()
    call.seconds = args[3].toBigInt()
  }
}

function argumentTypes(kind: string): string {
  if (kind == "SANCTION_IMPOSE") return "(uint256,address,uint32,uint32,bytes32)"
  if (kind == "SANCTION_LIFT") return "(uint256,address,uint32,bytes32)"
  if (kind == "SLOT_APPROVE" || kind == "SLOT_CANCEL" || kind == "SERIES_APPROVE") return NUMBER
  if (kind == "SERIES_CANCEL") return "(uint256,uint256,uint64)"
  if (kind == "ORDER_RATIFY" || kind == "ROUND_CANCEL") return ID
  if (kind == "RECORDING_RELEASE" || kind == "RECORDING_WITHHOLD") return ID
  if (kind == "ORDER_OVERTURN") return "(uint256,bytes32,bytes32)"
  if (kind == "APPEAL_DECIDE") return "(uint256,bytes32,uint8,uint32)"
  if (kind == "RECORDING_EXPUNGE") return "(uint256,bytes32,uint16,uint16)"
  if (kind == "RELEASE_POLICY_SET") return "(uint256,uint32)"
  return ""
}
