/** Written by scripts/abis.ts from contracts/. */
export const roomsAbi = [
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "left",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "needed",
        "type": "uint256"
      }
    ],
    "name": "InsufficientGas",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "capabilities",
        "type": "uint32"
      }
    ],
    "name": "RoomsCapabilityGatedTwice",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "name": "RoomsChangeAlreadyQueued",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "name": "RoomsChangeNotQueued",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "readyAt",
        "type": "uint64"
      }
    ],
    "name": "RoomsChangeNotReady",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "RoomsClosedRoom",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "electorate",
        "type": "address"
      }
    ],
    "name": "RoomsElectorateUnusable",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint32",
        "name": "capabilities",
        "type": "uint32"
      }
    ],
    "name": "RoomsInvalidCapabilities",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "governor",
        "type": "address"
      }
    ],
    "name": "RoomsInvalidGovernor",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "RoomsNoCode",
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
    "name": "RoomsOutOfRange",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "given",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "allowed",
        "type": "uint256"
      }
    ],
    "name": "RoomsTooMany",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "RoomsUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "RoomsUnknownChange",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "RoomsUnknownRoom",
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
        "indexed": false,
        "internalType": "bool",
        "name": "paused",
        "type": "bool"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "by",
        "type": "address"
      }
    ],
    "name": "BroadcastPausedSet",
    "type": "event"
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
        "indexed": false,
        "internalType": "uint8",
        "name": "policy",
        "type": "uint8"
      }
    ],
    "name": "BroadcastPolicySet",
    "type": "event"
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
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "name": "ChangeApplied",
    "type": "event"
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
        "indexed": false,
        "internalType": "uint32",
        "name": "changeDelaySeconds",
        "type": "uint32"
      }
    ],
    "name": "ChangeDelaySet",
    "type": "event"
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
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes",
        "name": "callData",
        "type": "bytes"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "readyAt",
        "type": "uint64"
      }
    ],
    "name": "ChangeQueued",
    "type": "event"
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
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "by",
        "type": "address"
      }
    ],
    "name": "ChangeVetoed",
    "type": "event"
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
        "indexed": false,
        "internalType": "uint32",
        "name": "delegable",
        "type": "uint32"
      }
    ],
    "name": "DelegableSet",
    "type": "event"
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
        "internalType": "address",
        "name": "gate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "grants",
        "type": "uint32"
      }
    ],
    "name": "GateSet",
    "type": "event"
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
        "indexed": false,
        "internalType": "bool",
        "name": "governorActs",
        "type": "bool"
      }
    ],
    "name": "GovernorActsSet",
    "type": "event"
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
        "internalType": "address",
        "name": "successor",
        "type": "address"
      }
    ],
    "name": "GovernorNamed",
    "type": "event"
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
        "internalType": "address",
        "name": "governor",
        "type": "address"
      }
    ],
    "name": "GovernorSet",
    "type": "event"
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
        "internalType": "address",
        "name": "guardian",
        "type": "address"
      }
    ],
    "name": "GuardianSet",
    "type": "event"
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
        "indexed": false,
        "internalType": "address",
        "name": "ballots",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "sanctions",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "programme",
        "type": "address"
      }
    ],
    "name": "ModulesSet",
    "type": "event"
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
        "indexed": false,
        "internalType": "address[]",
        "name": "relays",
        "type": "address[]"
      }
    ],
    "name": "RelaysSet",
    "type": "event"
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
        "internalType": "address",
        "name": "by",
        "type": "address"
      }
    ],
    "name": "RoomClosed",
    "type": "event"
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
        "internalType": "address",
        "name": "creator",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "metadataURI",
        "type": "string"
      }
    ],
    "name": "RoomCreated",
    "type": "event"
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
        "indexed": false,
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "metadataURI",
        "type": "string"
      }
    ],
    "name": "RoomDescribed",
    "type": "event"
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
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      },
      {
        "indexed": false,
        "internalType": "uint16",
        "name": "maxActivePerProposer",
        "type": "uint16"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "cooldownSeconds",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "executeBySeconds",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "lateExtensionSeconds",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "proposalThreshold",
        "type": "uint128"
      }
    ],
    "name": "RuleLimitsSet",
    "type": "event"
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
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "electorate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "snapshotLag",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "votingSeconds",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "minVoters",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint16",
        "name": "quorumBps",
        "type": "uint16"
      },
      {
        "indexed": false,
        "internalType": "uint16",
        "name": "approvalBps",
        "type": "uint16"
      }
    ],
    "name": "RuleSet",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "acceptGovernor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      },
      {
        "internalType": "bytes",
        "name": "args",
        "type": "bytes"
      }
    ],
    "name": "applyChange",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "ballotsOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "broadcastOf",
    "outputs": [
      {
        "internalType": "enum BroadcastPolicy",
        "name": "policy",
        "type": "uint8"
      },
      {
        "internalType": "bool",
        "name": "paused",
        "type": "bool"
      },
      {
        "internalType": "bool",
        "name": "closed",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address[]",
        "name": "accounts",
        "type": "address[]"
      },
      {
        "internalType": "uint64",
        "name": "at",
        "type": "uint64"
      }
    ],
    "name": "capabilitiesAt",
    "outputs": [
      {
        "internalType": "uint32[]",
        "name": "capabilities",
        "type": "uint32[]"
      },
      {
        "internalType": "uint64[]",
        "name": "validUntil",
        "type": "uint64[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "name": "changeReadyAt",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "close",
    "outputs": [],
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
            "internalType": "address",
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "guardian",
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
            "internalType": "enum BroadcastPolicy",
            "name": "broadcastPolicy",
            "type": "uint8"
          },
          {
            "internalType": "uint32",
            "name": "delegable",
            "type": "uint32"
          },
          {
            "internalType": "address[]",
            "name": "relays",
            "type": "address[]"
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
          }
        ],
        "internalType": "struct RoomConfig",
        "name": "config",
        "type": "tuple"
      }
    ],
    "name": "createRoom",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "string",
        "name": "name",
        "type": "string"
      },
      {
        "internalType": "string",
        "name": "metadataURI",
        "type": "string"
      }
    ],
    "name": "describe",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "dropRule",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "exists",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "capability",
        "type": "uint32"
      },
      {
        "internalType": "uint64",
        "name": "at",
        "type": "uint64"
      }
    ],
    "name": "explain",
    "outputs": [
      {
        "internalType": "enum Reason",
        "name": "reason",
        "type": "uint8"
      },
      {
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "until",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "gatesOf",
    "outputs": [
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
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "mayAct",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "moderationOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "sanctions",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "governor",
        "type": "address"
      },
      {
        "internalType": "uint32",
        "name": "delegable",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "pauseBroadcast",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "pendingGovernorOf",
    "outputs": [
      {
        "internalType": "address",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      },
      {
        "internalType": "bytes",
        "name": "args",
        "type": "bytes"
      }
    ],
    "name": "queueChange",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "relaysOf",
    "outputs": [
      {
        "internalType": "address[]",
        "name": "",
        "type": "address[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "resumeBroadcast",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "uint32",
        "name": "capabilities",
        "type": "uint32"
      }
    ],
    "name": "revoke",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      }
    ],
    "name": "roomOf",
    "outputs": [
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
            "name": "governor",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "guardian",
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
            "internalType": "enum BroadcastPolicy",
            "name": "broadcastPolicy",
            "type": "uint8"
          },
          {
            "internalType": "bool",
            "name": "broadcastPaused",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "closed",
            "type": "bool"
          },
          {
            "internalType": "bool",
            "name": "governorActs",
            "type": "bool"
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
          }
        ],
        "internalType": "struct RoomState",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "target",
        "type": "address"
      },
      {
        "internalType": "bytes4",
        "name": "selector",
        "type": "bytes4"
      }
    ],
    "name": "ruleOf",
    "outputs": [
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
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "enum BroadcastPolicy",
        "name": "policy",
        "type": "uint8"
      }
    ],
    "name": "setBroadcastPolicy",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "uint32",
        "name": "changeDelaySeconds",
        "type": "uint32"
      }
    ],
    "name": "setChangeDelay",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "uint32",
        "name": "delegable",
        "type": "uint32"
      }
    ],
    "name": "setDelegable",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
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
      }
    ],
    "name": "setGates",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "governor",
        "type": "address"
      }
    ],
    "name": "setGovernor",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "bool",
        "name": "governorActs",
        "type": "bool"
      }
    ],
    "name": "setGovernorActs",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "guardian",
        "type": "address"
      }
    ],
    "name": "setGuardian",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
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
      }
    ],
    "name": "setModules",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "address[]",
        "name": "relays",
        "type": "address[]"
      }
    ],
    "name": "setRelays",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
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
    "name": "setRule",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "internalType": "bytes32",
        "name": "change",
        "type": "bytes32"
      }
    ],
    "name": "vetoChange",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const
