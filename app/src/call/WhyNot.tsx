import { type CapabilitySet, capabilityNames } from "@openair/protocol/capabilities"
import type { Explanation } from "@openair/protocol/http"
import { useEffect } from "react"
import { RuleRefusal } from "../rights/Refusal.tsx"
import { Dialog } from "../shell/Dialog.tsx"

interface WhyNotProps {
  readonly explanation: Explanation
  /** What the reader may do at this moment. */
  readonly capabilities: CapabilitySet
  readonly onClose: () => void
}

/** Why a control of the call does nothing. It goes when that is over, so that it is never in the way of using it. */
export function WhyNot({ explanation, capabilities, onClose }: WhyNotProps) {
  const isOver = capabilityNames(capabilities).some((name) => name === explanation.capability)
  useEffect(() => {
    if (isOver) onClose()
  }, [isOver, onClose])
  return (
    <Dialog title="Not now" onClose={onClose}>
      <RuleRefusal explanation={explanation} />
    </Dialog>
  )
}
