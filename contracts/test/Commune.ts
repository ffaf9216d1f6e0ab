import { network } from "hardhat"
import {
  type Abi,
  type Address,
  createPublicClient,
  createWalletClient,
  custom,
  type Hex,
  type LocalAccount,
  numberToHex,
  type TransactionReceipt,
} from "viem"
import { privateKeyToAccount } from "viem/accounts"
import { loadBuiltContract } from "./loadBuiltContract.ts"

const BALANCE_WEI = 10n ** 24n
/** Seconds since 1970; later than any test's own clock. */
const BEGINNING = 4_000_000_000

export interface Deployed {
  readonly address: Address
  readonly abi: Abi
}

export interface Call extends Deployed {
  readonly functionName: string
  readonly args: readonly unknown[]
}

/** A chain of its own, in this process, with a clock of its own, and people on it whose keys are always the same: so gas is always the same. */
export class Commune {
  readonly members: readonly LocalAccount[]
  readonly chainId: number
  #now = BEGINNING
  readonly #connection: Awaited<ReturnType<typeof network.create>>

  private constructor(connection: Awaited<ReturnType<typeof network.create>>, chainId: number, memberCount: number) {
    this.#connection = connection
    this.chainId = chainId
    this.members = Array.from({ length: memberCount }, (_, i) => privateKeyToAccount(numberToHex(i + 1, { size: 32 })))
  }

  static async found(memberCount: number): Promise<Commune> {
    const connection = await network.create()
    const chainId = await createPublicClient({ transport: custom(connection.provider) }).getChainId()
    const commune = new Commune(connection, chainId, memberCount)
    for (const { address } of commune.members) await connection.networkHelpers.setBalance(address, BALANCE_WEI)
    return commune
  }

  member(index: number): LocalAccount {
    const member = this.members[index]
    if (!member) throw new Error(`There is no member ${index}.`)
    return member
  }

  /** By the first member. */
  async deploy(name: string, args: readonly unknown[]): Promise<Deployed & { readonly gasUsed: number }> {
    const { abi, bytecode } = loadBuiltContract(name)
    await this.#tick()
    const hash = await this.#wallet(this.member(0)).deployContract({ abi, bytecode, args, chain: null })
    const { contractAddress, gasUsed } = await this.#receiptOf(hash)
    if (!contractAddress) throw new Error(`${name} was not deployed.`)
    return { address: contractAddress, abi, gasUsed: Number(gasUsed) }
  }

  /** @throws when the transaction reverts. */
  async send(by: LocalAccount, call: Call): Promise<TransactionReceipt> {
    await this.#tick()
    return this.#receiptOf(await this.#wallet(by).writeContract({ ...call, chain: null }))
  }

  /** What the whole transaction costs: its base, its call data, what it does, less refunds. */
  async gasOf(by: LocalAccount, call: Call): Promise<number> {
    return Number((await this.send(by, call)).gasUsed)
  }

  read(call: Call): Promise<unknown> {
    return this.#client.readContract(call)
  }

  /** Seconds since 1970 of the last block. */
  get now(): number {
    return this.#now
  }

  /** The next block comes so much later. */
  pass(seconds: number): void {
    this.#now += seconds
  }

  async #tick(): Promise<void> {
    this.#now += 1
    await this.#connection.networkHelpers.time.setNextBlockTimestamp(this.#now)
  }

  get #client() {
    return createPublicClient({ transport: custom(this.#connection.provider) })
  }

  #wallet(account: LocalAccount) {
    return createWalletClient({ account, transport: custom(this.#connection.provider) })
  }

  async #receiptOf(hash: Hex): Promise<TransactionReceipt> {
    const receipt = await this.#client.getTransactionReceipt({ hash })
    if (receipt.status !== "success") throw new Error(`The transaction ${hash} reverted.`)
    return receipt
  }
}
