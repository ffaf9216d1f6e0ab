import { graphql } from "./graphql.ts"
import { type Room, roomFields, toRoom } from "./Room.ts"
import type { SubgraphClient } from "./subgraphClient.ts"

const query = graphql(
  `
  query Rooms {
    rooms(orderBy: createdAt, first: 1000) { ...RoomFields }
  }
`,
  [roomFields],
)

/** All rooms, closed ones too, oldest first. */
export async function rooms(client: SubgraphClient): Promise<Room[]> {
  return (await client.request(query)).rooms.map(toRoom)
}
