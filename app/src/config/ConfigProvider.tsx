import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { RelayRefusal } from "../relay/RelayRefusal.ts"
import { PageLoading } from "../shell/PageLoading.tsx"
import { Problem } from "../shell/Problem.tsx"
import { ConfigContext } from "./ConfigContext.ts"
import { configQuery } from "./configQuery.ts"

const RETRY_MS = 2_000

/** Asks the relay once what this deployment is; says so in words while it waits, and keeps asking. */
export function ConfigProvider({ children }: { children: ReactNode }) {
  const { data, error } = useQuery({
    ...configQuery,
    refetchInterval: (query) => (query.state.data === undefined ? RETRY_MS : false),
  })
  if (data !== undefined) return <ConfigContext value={data}>{children}</ConfigContext>
  if (error === null) return <PageLoading />
  return (
    <main className="page page--lone">
      <Problem
        title={error.message}
        text={error instanceof RelayRefusal ? error.remedy : "This page keeps trying by itself."}
      />
    </main>
  )
}
