import { useAccount, useDisconnect } from "wagmi"
import { Face } from "../people/Face.tsx"
import { useNames } from "../relay/names.ts"
import { Dialog } from "../shell/Dialog.tsx"
import { showDialog } from "./dialogStore.ts"

/** Who is connected, and the way to be somebody else. */
export function AccountDialog({ onClose }: { onClose: () => void }) {
  const { address, connector } = useAccount()
  const { disconnectAsync } = useDisconnect()
  const names = useNames(address === undefined ? [] : [address])
  if (address === undefined) return null
  const name = names.get(address.toLowerCase()) ?? null
  return (
    <Dialog title={name ?? "Your account"} onClose={onClose}>
      <div className="row">
        <Face account={address} name={name} size="l" />
        <span className="data hash">{address}</span>
      </div>
      <p className="small muted account__how">
        Connected by {connector?.name ?? "a wallet"}
        {connector?.type === "demo" ? ", whose key is public" : ""}. Disconnecting signs nothing and takes nothing back.
      </p>
      <div className="dialog__foot">
        <button
          type="button"
          className="btn"
          data-testid="change-account"
          onClick={() => void disconnectAsync().then(() => showDialog("connect"))}
        >
          Be somebody else
        </button>
        <button
          type="button"
          className="btn btn--solid"
          data-testid="disconnect"
          onClick={() => void disconnectAsync().then(onClose)}
        >
          Disconnect
        </button>
      </div>
    </Dialog>
  )
}
