/** A transaction's hash, ready to be taken to any explorer of the chain. */
export function TransactionLink({ hash }: { hash: string | null }) {
  if (hash === null) return null
  return (
    <button
      type="button"
      className="linklike data"
      title={`Copy ${hash}`}
      onClick={() => void navigator.clipboard.writeText(hash)}
    >
      {hash.slice(0, 6)}…{hash.slice(-4)}
    </button>
  )
}
