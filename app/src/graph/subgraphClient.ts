import { GraphQLClient } from "graphql-request"

/** Speaks with one subgraph; every query of this folder takes one. Queries throw when the subgraph does not answer. */
export type SubgraphClient = GraphQLClient

/** @param url absolute, such as `http://127.0.0.1:8000/subgraphs/name/openair` */
export function subgraphClient(url: string): SubgraphClient {
  return new GraphQLClient(url)
}
