// One module compiled once, with a handler for every event; a file for each contract.
export * from "./ballots"
export * from "./consents"
export * from "./membership"
export * from "./programme"
export * from "./rooms"
export * from "./rosterGate"
export * from "./sanctions"
