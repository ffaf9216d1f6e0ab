import { useConnectModal } from "@rainbow-me/rainbowkit"
import { useEffect, useState } from "react"
import { type Connector, useConnect, useConnectors } from "wagmi"
import { useConfig } from "../config/ConfigContext.ts"
import { Face } from "../people/Face.tsx"
import { Dialog } from "../shell/Dialog.tsx"
import { DEMO_CONNECTOR_PREFIX } from "./demoConnector.ts"
import { type DemoPerson, demoPeople } from "./demoPeople.ts"

/** Who to be: a wallet of this browser, or, on the local chain alone, one of its people. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const config = useConfig()
  const connectors = useConnectors()
  const { connect, error, isPending, variables } = useConnect()
  const { openConnectModal } = useConnectModal()
  const own = connectors.filter(
    (connector) =>
      connector.type === "injected" && !("isRainbowKitConnector" in connector && connector.icon === undefined),
  )
  const announced = own.filter(({ icon, rdns }) => icon !== undefined || rdns !== undefined)
  return (
    <Dialog title="Who are you?" onClose={onClose}>
      <section className="stack stack--tight" aria-labelledby="own-wallet">
        <h3 id="own-wallet">With your own wallet</h3>
        <div className="wallets">
          {announced.map((connector) => (
            <WalletButton
              key={connector.uid}
              connector={connector}
              busy={isPending && variables?.connector === connector}
              onConnect={() => connect({ connector })}
            />
          ))}
          <button type="button" className="btn" data-testid="own-wallet" onClick={() => openConnectModal?.()}>
            <span className="icon icon--wallet" />
            {announced.length === 0 ? "A wallet of this browser" : "Another wallet"}
          </button>
        </div>
        <p className="tiny muted">Only wallets of this browser are asked. No other service learns that you are here.</p>
      </section>
      {config.demoWallets ? (
        <DemoPeople connectors={connectors} onConnect={(connector) => connect({ connector })} />
      ) : null}
      {error === null ? null : (
        <p className="error small" role="alert">
          {error.message}
        </p>
      )}
    </Dialog>
  )
}

function WalletButton({ connector, busy, onConnect }: { connector: Connector; busy: boolean; onConnect: () => void }) {
  return (
    <button type="button" className="btn" data-testid={`wallet-${connector.id}`} aria-busy={busy} onClick={onConnect}>
      {connector.icon === undefined ? (
        <span className="icon icon--wallet" />
      ) : (
        <img className="wallets__icon" src={connector.icon.trim()} alt="" />
      )}
      {busy ? `Asking ${connector.name}` : connector.name}
    </button>
  )
}

function DemoPeople({
  connectors,
  onConnect,
}: {
  connectors: readonly Connector[]
  onConnect: (connector: Connector) => void
}) {
  const [people, setPeople] = useState<readonly DemoPerson[]>([])
  useEffect(() => {
    void demoPeople().then(setPeople)
  }, [])
  return (
    <section className="stack stack--tight demo" aria-labelledby="demo-people">
      <h3 id="demo-people">As a demo person</h3>
      <p className="small muted">
        These keys are public and good for this local chain only. Whoever has the page can sign as any of them.
      </p>
      <ul className="demo__people">
        {people.map((person) => {
          const connector = connectors.find(({ id }) => id === `${DEMO_CONNECTOR_PREFIX}${person.shortName}`)
          return (
            <li key={person.account.address}>
              <button
                type="button"
                className="btn btn--wide"
                data-testid={`demo-wallet-${person.shortName}`}
                disabled={connector === undefined}
                onClick={() => connector && onConnect(connector)}
              >
                <Face account={person.account.address} name={person.name} size="s" />
                {person.name}
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
