import "./greenroom.css"
import { RelayError } from "@openair/protocol/client/RelayError"
import { OpenairError } from "@openair/protocol/errors"
import { reachSet } from "@openair/protocol/reach"
import { useState } from "react"
import { Link } from "wouter"
import { useAccountState } from "../account/accountStore.ts"
import { openWallet } from "../account/walletDoor.ts"
import { refusalWords } from "../ballots/useVote.ts"
import { type KnownRoom, useConfig } from "../config/ConfigContext.ts"
import { nameOf } from "../people/nameOf.ts"
import { useExplanations } from "../relay/explain.ts"
import { useNames } from "../relay/names.ts"
import { useRoomStatus } from "../relay/roomStatus.ts"
import { ConsentSwitches } from "../rights/ConsentSwitches.tsx"
import { publicWords } from "../rights/consentWords.ts"
import { PlainRefusal, RuleRefusal } from "../rights/Refusal.tsx"
import { PaperPage } from "../shell/PaperPage.tsx"
import { clockTime } from "../time/words.ts"
import { readSlotMetadata } from "../watch/slotMetadata.ts"
import { type Entered, type EntryStep, enterRoom } from "./enterRoom.ts"
import { LineCheck } from "./LineCheck.tsx"
import type { LocalMedia } from "./LocalMedia.ts"
import { MayDo } from "./MayDo.tsx"
import { Mirror } from "./Mirror.tsx"

const STEP_WORDS: Record<EntryStep, string> = {
  wallet: "Looking for your wallet",
  signature: "Your wallet asks for one signature",
  joining: "Going in",
}
const USUAL_REACH = reachSet("LIVE_VIDEO", "LIVE_AUDIO", "RECORD")

interface GreenRoomProps {
  readonly room: KnownRoom
  readonly media: LocalMedia
  readonly onEntered: (entered: Entered) => void
}

/** Before going in: devices, line, rights and consent. Nothing is sent anywhere until the one signature. */
export function GreenRoom({ room, media, onEntered }: GreenRoomProps) {
  const config = useConfig()
  const { account } = useAccountState()
  const names = useNames(account === undefined ? [] : [account])
  const { data: status } = useRoomStatus(room.id)
  const [join] = useExplanations(room.id, account, ["JOIN"])
  const [reach, setReach] = useState(USUAL_REACH)
  const [step, setStep] = useState<EntryStep | undefined>()
  const [refused, setRefused] = useState<unknown>()
  const title = readSlotMetadata(status?.slot?.metadata ?? null).title

  async function enter(wanted = reach) {
    setRefused(undefined)
    setReach(wanted)
    try {
      if (account === undefined) {
        setStep("wallet")
        await (await openWallet()).connectAccount()
        return
      }
      onEntered(await enterRoom(config, room.id, wanted, media, setStep))
    } catch (error) {
      setRefused(error)
    } finally {
      setStep(undefined)
    }
  }

  return (
    <PaperPage title={`Green room, ${room.name}`} className="greenroom">
      <div className="greenroom__head">
        <div className="stack stack--tight">
          <p className="row">
            <span className="tally" data-state={status?.onAir ? "on" : "off"} data-testid="air-state">
              {status === undefined ? "Not heard yet" : status.onAir ? "On air" : "Off air"}
            </span>
            <span className="muted">
              {room.ensName ?? room.name}
              {status?.onAir ? `, ${status.viewers} watching` : ""}
              {status === undefined ? "" : `, ${status.people.length === 0 ? "nobody" : status.people.length} inside`}
            </span>
          </p>
          <h1>Before you go in</h1>
        </div>
        <p className="muted push greenroom__lead">
          {title === undefined || status?.slot === null || status === undefined
            ? ""
            : `${title}, until ${clockTime(status.slot.end)}. `}
          Nothing from this page is sent anywhere yet.
        </p>
      </div>
      <div className="stack stack--loose">
        <Mirror media={media} />
        <LineCheck relay={config.relay} />
        <MayDo room={room.id} account={account} />
      </div>
      <div className="stack stack--loose">
        <section className="sheet" aria-labelledby="g-consent">
          <h2 id="g-consent" className="greenroom__question">
            What may leave the room
          </h2>
          <p className="muted greenroom__note">
            Inside, everyone sees and hears you. These switches decide what the public gets. Change them at any moment;
            it takes effect within a second. <strong className="strong">What was public cannot be called back.</strong>
          </p>
          <ConsentSwitches reach={reach} onReach={setReach} disabled={step !== undefined} />
        </section>
        <Refused error={refused} join={join} />
        <div className="enter">
          <p>
            <strong className="strong">
              {account === undefined ? "You go in with a wallet." : `You go in as ${nameOf(account, names)}.`}
            </strong>{" "}
            <span className="muted">
              {publicWords(reach)} One signature signs you in and says so; it costs nothing.
            </span>
          </p>
          <button
            type="button"
            className="btn btn--solid btn--wide"
            data-testid="join"
            aria-busy={step !== undefined}
            disabled={step !== undefined}
            onClick={() => void enter()}
          >
            {step !== undefined
              ? STEP_WORDS[step]
              : account === undefined
                ? "Connect a wallet"
                : join?.allowed === false
                  ? "Ask at the door all the same"
                  : "Sign and go in"}
          </button>
          <p className="row row--spread small">
            <button
              type="button"
              className="linklike"
              disabled={step !== undefined || account === undefined}
              onClick={() => void enter(0)}
            >
              Go in off the record
            </button>
            <Link className="muted" href={`/watch/${room.name}`}>
              Just watch instead
            </Link>
          </p>
        </div>
      </div>
    </PaperPage>
  )
}

function Refused({ error, join }: { error: unknown; join: ReturnType<typeof useExplanations>[number] }) {
  if (error instanceof RelayError) {
    return error.explanation === undefined ? (
      <PlainRefusal message={error.message} remedy={error.remedy} />
    ) : (
      <RuleRefusal explanation={error.explanation} />
    )
  }
  if (error instanceof OpenairError) return <PlainRefusal message={error.message} remedy={error.remedy} />
  if (error !== undefined) {
    return <PlainRefusal message={refusalWords(error)} remedy="Nothing was sent. Try again when you like." />
  }
  return join?.allowed === false ? <RuleRefusal explanation={join} /> : null
}
