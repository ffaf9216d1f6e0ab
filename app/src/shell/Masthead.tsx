import { Link, useLocation } from "wouter"
import { AccountButton } from "../account/AccountButton.tsx"
import { useConfig } from "../config/ConfigContext.ts"
import { useRoomStatuses } from "../relay/roomStatus.ts"
import { useNow } from "../time/useNow.ts"
import { clockTime, zoneName } from "../time/words.ts"
import { BrandMark } from "./Brand.tsx"
import { OpenBallotCount } from "./OpenBallotCount.tsx"

const PLACES = [
  { href: "/", name: "Programme", covers: /^\/($|watch)/ },
  { href: "/rooms", name: "Rooms", covers: /^\/room/ },
  { href: "/ballots", name: "Ballots", covers: /^\/ballots/ },
] as const

/** The head of every page on paper. */
export function Masthead() {
  const config = useConfig()
  const [path] = useLocation()
  const now = useNow(5_000)
  const onAir = useRoomStatuses(
    config.rooms.map((room) => room.id),
    5_000,
  ).some(({ data }) => data?.onAir)
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="masthead">
        <div className="page masthead__bar">
          <Link className="brand" href="/" {...(onAir ? { "data-on-air": "" } : {})}>
            <BrandMark />
            Openair
          </Link>
          <p className="masthead__community">
            <strong>{config.communityName}</strong>
            on {config.chainName}
          </p>
          <nav aria-label="Main">
            <ul>
              {PLACES.map(({ href, name, covers }) => (
                <li key={href}>
                  <Link href={href} aria-current={covers.test(path) ? "page" : undefined}>
                    {name}
                    {href === "/ballots" ? <OpenBallotCount /> : null}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <p className="masthead__clock">
            <time>{clockTime(now)}</time>
            <br />
            <small>{zoneName(now)}</small>
          </p>
          <AccountButton />
        </div>
      </header>
    </>
  )
}
