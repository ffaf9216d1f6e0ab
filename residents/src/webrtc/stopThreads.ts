/** libdatachannel's threads, shared by all peers, keep a process alive: to be called once, after the last peer was closed. */
export { cleanup as stopWebRtcThreads } from "node-datachannel"
