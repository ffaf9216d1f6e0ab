/**
 * How long this process may just have been away: encoding, or without a processor. Packets read right after that were
 * waiting in the socket, so this much of their lateness is not the network's. Shared by all inputs of a studio.
 */
export class Stall {
  ms = 0
}
