/** Written by scripts/abis.ts from contracts/. */
export const constitutionsAbi = [
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "governor",
        "type": "address"
      }
    ],
    "name": "ConstitutionsInvalidGovernor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "what",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "floor",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "ceiling",
        "type": "uint256"
      }
    ],
    "name": "ConstitutionsOutOfRange",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "uint8",
        "name": "kind",
        "type": "uint8"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "governor",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "body",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "membership",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "crewGate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "guestGate",
        "type": "address"
      }
    ],
    "name": "Constituted",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "ballotCalls",
    "outputs": [
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
            "internalType": "enum Pace",
            "name": "pace",
            "type": "uint8"
          }
        ],
        "internalType": "struct BallotCall[]",
        "name": "",
        "type": "tuple[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address[]",
            "name": "founders",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "stewards",
            "type": "address[]"
          },
          {
            "internalType": "uint64",
            "name": "stewardsUntil",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "admitter",
            "type": "address"
          },
          {
            "components": [
              {
                "internalType": "uint32",
                "name": "urgent",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "unhurried",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "weighty",
                "type": "uint32"
              }
            ],
            "internalType": "struct VotingSeconds",
            "name": "votingSeconds",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "uint48",
                "name": "votingDelaySeconds",
                "type": "uint48"
              },
              {
                "internalType": "uint32",
                "name": "votingPeriodSeconds",
                "type": "uint32"
              },
              {
                "internalType": "uint256",
                "name": "proposalThreshold",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "quorumPercent",
                "type": "uint256"
              }
            ],
            "internalType": "struct AssemblySettings",
            "name": "settings",
            "type": "tuple"
          },
          {
            "internalType": "uint32",
            "name": "timelockSeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct AssemblyParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "createAssembly",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "uint32",
            "name": "threshold",
            "type": "uint32"
          },
          {
            "internalType": "address[]",
            "name": "stewards",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "guests",
            "type": "address[]"
          },
          {
            "components": [
              {
                "internalType": "uint32",
                "name": "urgent",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "unhurried",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "weighty",
                "type": "uint32"
              }
            ],
            "internalType": "struct VotingSeconds",
            "name": "votingSeconds",
            "type": "tuple"
          },
          {
            "internalType": "uint32",
            "name": "changeDelaySeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct CouncilParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "createCouncil",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "address[]",
            "name": "crew",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "guests",
            "type": "address[]"
          },
          {
            "internalType": "uint32",
            "name": "changeDelaySeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct DictatorParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "createDictator",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "string",
            "name": "name",
            "type": "string"
          },
          {
            "internalType": "string",
            "name": "metadataURI",
            "type": "string"
          },
          {
            "internalType": "address[]",
            "name": "relays",
            "type": "address[]"
          },
          {
            "internalType": "bool",
            "name": "onAir",
            "type": "bool"
          },
          {
            "internalType": "address",
            "name": "founder",
            "type": "address"
          }
        ],
        "internalType": "struct LibreParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "createLibre",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address[]",
            "name": "founders",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "stewards",
            "type": "address[]"
          },
          {
            "internalType": "uint64",
            "name": "stewardsUntil",
            "type": "uint64"
          },
          {
            "internalType": "address",
            "name": "admitter",
            "type": "address"
          },
          {
            "components": [
              {
                "internalType": "uint32",
                "name": "urgent",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "unhurried",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "weighty",
                "type": "uint32"
              }
            ],
            "internalType": "struct VotingSeconds",
            "name": "votingSeconds",
            "type": "tuple"
          },
          {
            "components": [
              {
                "internalType": "uint48",
                "name": "votingDelaySeconds",
                "type": "uint48"
              },
              {
                "internalType": "uint32",
                "name": "votingPeriodSeconds",
                "type": "uint32"
              },
              {
                "internalType": "uint256",
                "name": "proposalThreshold",
                "type": "uint256"
              },
              {
                "internalType": "uint256",
                "name": "quorumPercent",
                "type": "uint256"
              }
            ],
            "internalType": "struct AssemblySettings",
            "name": "settings",
            "type": "tuple"
          },
          {
            "internalType": "uint32",
            "name": "timelockSeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct AssemblyParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "foundAssembly",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "uint32",
            "name": "threshold",
            "type": "uint32"
          },
          {
            "internalType": "address[]",
            "name": "stewards",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "guests",
            "type": "address[]"
          },
          {
            "components": [
              {
                "internalType": "uint32",
                "name": "urgent",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "unhurried",
                "type": "uint32"
              },
              {
                "internalType": "uint32",
                "name": "weighty",
                "type": "uint32"
              }
            ],
            "internalType": "struct VotingSeconds",
            "name": "votingSeconds",
            "type": "tuple"
          },
          {
            "internalType": "uint32",
            "name": "changeDelaySeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct CouncilParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "foundCouncil",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "components": [
              {
                "internalType": "string",
                "name": "name",
                "type": "string"
              },
              {
                "internalType": "string",
                "name": "metadataURI",
                "type": "string"
              },
              {
                "internalType": "address",
                "name": "guardian",
                "type": "address"
              },
              {
                "internalType": "address[]",
                "name": "relays",
                "type": "address[]"
              },
              {
                "internalType": "enum BroadcastPolicy",
                "name": "broadcastPolicy",
                "type": "uint8"
              },
              {
                "internalType": "bool",
                "name": "openDoor",
                "type": "bool"
              }
            ],
            "internalType": "struct Basics",
            "name": "room",
            "type": "tuple"
          },
          {
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "address[]",
            "name": "crew",
            "type": "address[]"
          },
          {
            "internalType": "address[]",
            "name": "guests",
            "type": "address[]"
          },
          {
            "internalType": "uint32",
            "name": "changeDelaySeconds",
            "type": "uint32"
          }
        ],
        "internalType": "struct DictatorParams",
        "name": "params",
        "type": "tuple"
      }
    ],
    "name": "foundDictator",
    "outputs": [
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
        "name": "made",
        "type": "tuple"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const
