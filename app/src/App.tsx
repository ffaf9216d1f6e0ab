import { QueryClientProvider } from "@tanstack/react-query"
import { type ComponentType, lazy, Suspense } from "react"
import { Route, Switch } from "wouter"
import { WalletHost } from "./account/WalletHost.tsx"
import { ConfigProvider } from "./config/ConfigProvider.tsx"
import { queryClient } from "./relay/queryClient.ts"
import { NotFound } from "./shell/NotFound.tsx"
import { PageBoundary } from "./shell/PageBoundary.tsx"
import { PageLoading } from "./shell/PageLoading.tsx"

const page = <K extends string>(load: () => Promise<Record<K, ComponentType>>, name: K) =>
  lazy(async () => ({ default: (await load())[name] }))

const ProgrammePage = page(() => import("./programme/ProgrammePage.tsx"), "ProgrammePage")
const WatchPage = page(() => import("./watch/WatchPage.tsx"), "WatchPage")
const EmbedPage = page(() => import("./embed/EmbedPage.tsx"), "EmbedPage")
const RoomsPage = page(() => import("./rooms/RoomsPage.tsx"), "RoomsPage")
const NewRoomPage = page(() => import("./newroom/NewRoomPage.tsx"), "NewRoomPage")
const RoomPage = page(() => import("./rooms/RoomPage.tsx"), "RoomPage")
const ModerationPage = page(() => import("./moderation/ModerationPage.tsx"), "ModerationPage")
const BallotsPage = page(() => import("./ballots/BallotsPage.tsx"), "BallotsPage")
const BallotPage = page(() => import("./ballots/BallotPage.tsx"), "BallotPage")
const EnterPage = page(() => import("./greenroom/EnterPage.tsx"), "EnterPage")

/** Every page is a chunk of its own: a viewer fetches nothing of what only speakers and voters need. */
export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <PageBoundary>
        <ConfigProvider>
          <Suspense fallback={<PageLoading />}>
            <Switch>
              <Route path="/" component={ProgrammePage} />
              <Route path="/watch/:room" component={WatchPage} />
              <Route path="/embed/:room" component={EmbedPage} />
              <Route path="/rooms" component={RoomsPage} />
              <Route path="/rooms/new" component={NewRoomPage} />
              <Route path="/rooms/:room" component={RoomPage} />
              <Route path="/rooms/:room/moderation" component={ModerationPage} />
              <Route path="/room/:room" component={EnterPage} />
              <Route path="/ballots" component={BallotsPage} />
              <Route path="/ballots/:ballot" component={BallotPage} />
              <Route>
                <NotFound />
              </Route>
            </Switch>
          </Suspense>
          <WalletHost />
        </ConfigProvider>
      </PageBoundary>
    </QueryClientProvider>
  )
}
