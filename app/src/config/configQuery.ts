import { publicConfigSchema } from "@openair/protocol/http"
import { queryOptions } from "@tanstack/react-query"
import { callRelay } from "../relay/callRelay.ts"

/** What the relay says about this deployment; asked once a page. */
export const configQuery = queryOptions({
  queryKey: ["config"],
  queryFn: () => callRelay(publicConfigSchema, "/v1/config"),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})
