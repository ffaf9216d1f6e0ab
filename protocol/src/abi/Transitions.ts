/** Written by scripts/abis.ts from contracts/. */
export const transitionsAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IRooms",
        "name": "rooms_",
        "type": "address"
      },
      {
        "internalType": "contract IConstitutions",
        "name": "constitutions_",
        "type": "address"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "enum Kind",
            "name": "kind",
            "type": "uint8"
          },
          {
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "body",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "guardian",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "membership",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "crewGate",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "guestGate",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "ballots",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "sanctions",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "programme",
            "type": "address"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "gate",
                "type": "address"
              },
              {
                "internalType": "uint32",
                "name": "grants",
                "type": "uint32"
              }
            ],
            "internalType": "struct GateGrant[]",
            "name": "gates",
            "type": "tuple[]"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "target",
                "type": "address"
              },
              {
                "internalType": "bytes4",
                "name": "selector",
                "type": "bytes4"
              },
              {
                "components": [
                  {
                    "internalType": "address",
                    "name": "electorate",
                    "type": "address"
                  },
                  {
                    "internalType": "uint32",
                    "name": "snapshotLag",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "votingSeconds",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "minVoters",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint16",
                    "name": "quorumBps",
                    "type": "uint16"
                  },
                  {
                    "internalType": "uint16",
                    "name": "approvalBps",
                    "type": "uint16"
                  },
                  {
                    "internalType": "uint16",
                    "name": "maxActivePerProposer",
                    "type": "uint16"
                  },
                  {
                    "internalType": "uint32",
                    "name": "cooldownSeconds",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "executeBySeconds",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint32",
                    "name": "lateExtensionSeconds",
                    "type": "uint32"
                  },
                  {
                    "internalType": "uint128",
                    "name": "proposalThreshold",
                    "type": "uint128"
                  }
                ],
                "internalType": "struct Rule",
                "name": "rule",
                "type": "tuple"
              }
            ],
            "internalType": "struct RuleEntry[]",
            "name": "rules",
            "type": "tuple[]"
          },
          {
            "internalType": "uint32",
            "name": "delegable",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "changeDelaySeconds",
            "type": "uint32"
          },
          {
            "internalType": "bool",
            "name": "governorActs",
            "type": "bool"
          }
        ],
        "internalType": "struct Constitution",
        "name": "to",
        "type": "tuple"
      }
    ],
    "name": "callsTo",
    "outputs": [
      {
        "internalType": "bytes[]",
        "name": "queue",
        "type": "bytes[]"
      },
      {
        "internalType": "bytes[]",
        "name": "atOnce",
        "type": "bytes[]"
      },
      {
        "internalType": "bytes[]",
        "name": "finish",
        "type": "bytes[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "constitutions",
    "outputs": [
      {
        "internalType": "contract IConstitutions",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rooms",
    "outputs": [
      {
        "internalType": "contract IRooms",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
