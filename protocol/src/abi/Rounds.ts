/** Written by scripts/abis.ts from contracts/. */
export const roundsAbi = [
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "voter",
        "type": "address"
      }
    ],
    "name": "RoundsAlreadyApproved",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "RoundsAlreadyEntered",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "RoundsAlreadyOpened",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "approvals",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "threshold",
        "type": "uint256"
      }
    ],
    "name": "RoundsBelowThreshold",
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
    "name": "RoundsElectorateFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "electorate",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "snapshot",
        "type": "uint64"
      }
    ],
    "name": "RoundsEmptyElectorate",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "RoundsExceedSupply",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "RoundsExpiredSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "allowed",
        "type": "uint256"
      }
    ],
    "name": "RoundsFull",
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
        "name": "entries",
        "type": "uint256"
      }
    ],
    "name": "RoundsIncomplete",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "voter",
        "type": "address"
      }
    ],
    "name": "RoundsInvalidSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "voter",
        "type": "address"
      }
    ],
    "name": "RoundsNoVotes",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "index",
        "type": "uint256"
      }
    ],
    "name": "RoundsNotSorted",
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
    "name": "RoundsOutOfRange",
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
        "name": "programme",
        "type": "address"
      }
    ],
    "name": "RoundsProgrammeUnusable",
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
    "name": "RoundsTooLong",
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
    "name": "RoundsUnauthorized",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "RoundsUnfitSlot",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "RoundsUnknownEntry",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "RoundsUnknownRound",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "RoundsWrongOrder",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "enum RoundStatus",
        "name": "status",
        "type": "uint8"
      }
    ],
    "name": "RoundsWrongStatus",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "voter",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes4",
        "name": "reason",
        "type": "bytes4"
      }
    ],
    "name": "ApprovalSkipped",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "voter",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "weight",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "bySignature",
        "type": "bool"
      }
    ],
    "name": "EntryApproved",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "approvals",
        "type": "uint256"
      }
    ],
    "name": "EntryBooked",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "approvals",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "bytes4",
        "name": "reason",
        "type": "bytes4"
      }
    ],
    "name": "EntryLeftOut",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      }
    ],
    "name": "RoundCancelled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "programme",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "entersUntil",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "approvesUntil",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "from",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "to",
        "type": "uint64"
      }
    ],
    "name": "RoundOpened",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "order",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "by",
        "type": "address"
      }
    ],
    "name": "RoundOrdered",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "booked",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "entries",
        "type": "uint8"
      }
    ],
    "name": "RoundSettled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "electorate",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "snapshot",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "supply",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "threshold",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "maxPerProposer",
        "type": "uint8"
      }
    ],
    "name": "RoundTermsSet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "proposer",
        "type": "address"
      }
    ],
    "name": "SlotEntered",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "slots",
        "type": "uint256[]"
      },
      {
        "internalType": "uint64",
        "name": "deadline",
        "type": "uint64"
      }
    ],
    "name": "approvalDigest",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "slots",
        "type": "uint256[]"
      }
    ],
    "name": "approve",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "voter",
            "type": "address"
          },
          {
            "internalType": "bytes32",
            "name": "round",
            "type": "bytes32"
          },
          {
            "internalType": "uint256[]",
            "name": "slots",
            "type": "uint256[]"
          },
          {
            "internalType": "uint64",
            "name": "deadline",
            "type": "uint64"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct SignedApproval[]",
        "name": "approvals",
        "type": "tuple[]"
      }
    ],
    "name": "approveBySig",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "counted",
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
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "cancel",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "enter",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "entriesOf",
    "outputs": [
      {
        "internalType": "uint256[]",
        "name": "slots",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256[]",
        "name": "approvals",
        "type": "uint256[]"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "voter",
        "type": "address"
      }
    ],
    "name": "hasApproved",
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
            "name": "enterSeconds",
            "type": "uint32"
          },
          {
            "internalType": "uint32",
            "name": "approveSeconds",
            "type": "uint32"
          },
          {
            "internalType": "uint64",
            "name": "from",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "to",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "thresholdBps",
            "type": "uint16"
          },
          {
            "internalType": "uint8",
            "name": "maxPerProposer",
            "type": "uint8"
          }
        ],
        "internalType": "struct RoundTerms",
        "name": "terms",
        "type": "tuple"
      }
    ],
    "name": "open",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      }
    ],
    "name": "roundOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "room",
            "type": "uint256"
          },
          {
            "internalType": "address",
            "name": "programme",
            "type": "address"
          },
          {
            "internalType": "address",
            "name": "electorate",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "snapshot",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "entersUntil",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "approvesUntil",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "from",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "to",
            "type": "uint64"
          },
          {
            "internalType": "uint256",
            "name": "supply",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "threshold",
            "type": "uint256"
          },
          {
            "internalType": "uint8",
            "name": "maxPerProposer",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "entries",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "settled",
            "type": "uint8"
          },
          {
            "internalType": "uint8",
            "name": "booked",
            "type": "uint8"
          },
          {
            "internalType": "enum RoundStatus",
            "name": "status",
            "type": "uint8"
          }
        ],
        "internalType": "struct Round",
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
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint256[]",
        "name": "sorted",
        "type": "uint256[]"
      },
      {
        "internalType": "uint256",
        "name": "count",
        "type": "uint256"
      }
    ],
    "name": "settle",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "round",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "at",
        "type": "uint64"
      }
    ],
    "name": "statusAt",
    "outputs": [
      {
        "internalType": "enum RoundStatus",
        "name": "",
        "type": "uint8"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const
