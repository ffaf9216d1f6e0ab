import { getAddress, isAddress } from "viem"
import { z } from "zod"

const address = z
  .string()
  .refine((text) => isAddress(text, { strict: false }), "not an address")
  .transform((text) => getAddress(text))

/** A room's id as a decimal string: 64 bits do not fit a JavaScript number. */
const roomId = z
  .string()
  .regex(/^[1-9]\d{0,77}$/, "not a room id")
  .transform((text) => BigInt(text))

/** One of the people a local chain is seeded with. Their keys come from the public test mnemonic: never use them elsewhere. */
export const demoPerson = z.object({
  /** ENS name, for example "alice.eth". */
  name: z.string(),
  address,
  /** Index in m/44'/60'/0'/0/index of the public test mnemonic. */
  derivationIndex: z.number().int().nonnegative(),
})
export type DemoPerson = z.output<typeof demoPerson>

const hash = z.string().regex(/^0x[0-9a-f]{64}$/)

/** How one contract came to be. */
export const contractOrigin = z.object({
  address,
  /** Fully qualified, e.g. "project/contracts/rooms/Rooms.sol:Rooms". */
  contract: z.string(),
  /** Constructor arguments, ABI-encoded. */
  constructorArgs: z.string().regex(/^0x([0-9a-f]{2})*$/),
  transaction: hash,
  block: z.number().int().nonnegative(),
  /** keccak256 of creation code and arguments, as they were sent. */
  initCodeHash: hash,
  /** keccak256 of the code that lies at the address. */
  codeHash: hash,
})
export type ContractOrigin = z.output<typeof contractOrigin>

/**
 * Where everything lies on one chain: written by the deployment, read by relay, app and subgraph.
 * In the file ids are decimal strings; parsed they are bigints.
 */
export const deployment = z.object({
  version: z.literal(1),
  chainId: z.number().int().positive(),
  /** Block of the first of these contracts; indexing starts here. */
  startBlock: z.number().int().nonnegative(),
  /** Hash of all creation code and constructor arguments; a chain deployed from other sources has another one. */
  codeHash: hash,
  contracts: z.object({
    rooms: address,
    sanctions: address,
    /** Open calls; the one contract whose rounds `programme` books. */
    rounds: address,
    programme: address,
    ballots: address,
    consents: address,
    /** Which signer answers at which URL. */
    relays: address,
    archive: address,
    openGate: address,
    /** Makes rooms with all they need to be governed. */
    constitutions: address,
    /** Writes the calls by which a room changes its constitution. */
    transitions: address,
    /** Membership of the community the chain begins with; on a local chain the demo's. */
    membership: address,
    /** YES for holders of `membership`. */
    memberGate: address,
    /** That community's stewards. */
    rosterGate: address,
  }),
  ens: z.object({
    registry: address,
    universalResolver: address,
    resolver: address,
    reverseRegistrar: address,
  }),
  multicall3: address.optional(),
  /** How each contract came to be, for those who verify its source; in the order of deployment. Absent on a local chain. */
  origins: z.array(contractOrigin).optional(),
  quantumSeconds: z.number().int().positive(),
  lockSeconds: z.number().int().nonnegative(),
  /** Seeded rooms by short name ("townhall", "studio", "plaza"). Empty before the seed has run. */
  rooms: z.record(z.string(), z.object({ id: roomId, ensName: z.string() })),
  /** Only on a local chain; empty elsewhere. */
  people: z.array(demoPerson),
})
export type Deployment = z.output<typeof deployment>

/** @throws a ZodError that names the field when the text is not a deployment. */
export function parseDeployment(json: string): Deployment {
  return deployment.parse(JSON.parse(json))
}

/** The inverse of {@link parseDeployment}. */
export function formatDeployment(value: Deployment): string {
  return `${JSON.stringify(value, (_, field) => (typeof field === "bigint" ? field.toString() : field), 2)}\n`
}
