import { Address, BigInt, Bytes, ethereum } from "@graphprotocol/graph-ts"

// Selectors of the calls a ballot may make, held against the ABIs by test.
const SANCTION_IMPOSE = "0x062e7bee" // impose(uint256,address,uint32,uint32,bytes32)
const SANCTION_LIFT = "0x9d0acaab" // lift(uint256,address,uint32,bytes32)
const SLOT_APPROVE = "0x5d35a3d9" // approve(uint256,uint256)
const SLOT_CANCEL = "0x00efa895" // cancel(uint256,uint256)
const BROADCAST_PAUSE = "0x62b5cced" // pauseBroadcast(uint256)

const SELECTOR_BYTES = 4

/** The name of a call in the schema's CallKind. */
export function callKind(selector: Bytes): string {
  const text = selector.toHexString()
  if (text == SANCTION_IMPOSE) return "SANCTION_IMPOSE"
  if (text == SANCTION_LIFT) return "SANCTION_LIFT"
  if (text == SLOT_APPROVE) return "SLOT_APPROVE"
  if (text == SLOT_CANCEL) return "SLOT_CANCEL"
  if (text == BROADCAST_PAUSE) return "BROADCAST_PAUSE"
  return "OTHER"
}

/** What a ballot would do, as far as its kind has it; null where it has not. */
export class BallotCall {
  subject: Address | null = null
  capabilities: i32 = 0
  seconds: BigInt | null = null
  reasonHash: Bytes | null = null
  slot: BigInt | null = null
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
    return call
  }
  call.subject = args[1].toAddress()
  call.capabilities = args[2].toI32()
  if (kind == "SANCTION_IMPOSE") {
    call.seconds = args[3].toBigInt()
    call.reasonHash = args[4].toBytes()
  } else {
    call.reasonHash = args[3].toBytes()
  }
  return call
}

function argumentTypes(kind: string): string {
  if (kind == "SANCTION_IMPOSE") return "(uint256,address,uint32,uint32,bytes32)"
  if (kind == "SANCTION_LIFT") return "(uint256,address,uint32,bytes32)"
  if (kind == "SLOT_APPROVE" || kind == "SLOT_CANCEL") return "(uint256,uint256)"
  return ""
}
