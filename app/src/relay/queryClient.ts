import { QueryClient } from "@tanstack/react-query"

/** One cache for the relay's and the subgraph's answers. Pages that show something live poll by themselves. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 1_000, retry: 1, refetchOnWindowFocus: true } },
})
