/** Written by scripts/abis.ts from contracts/. */
export const archiveAbi = [
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "ArchiveAlreadySealed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "interval",
        "type": "uint256"
      },
      {
        "internalType": "enum Access",
        "name": "access",
        "type": "uint8"
      }
    ],
    "name": "ArchiveClosedInterval",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "epoch",
        "type": "uint64"
      }
    ],
    "name": "ArchiveEpochAhead",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "ArchiveMissingRoot",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint256",
        "name": "interval",
        "type": "uint256"
      },
      {
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      }
    ],
    "name": "ArchiveNotInInterval",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      },
      {
        "internalType": "uint8",
        "name": "reach",
        "type": "uint8"
      }
    ],
    "name": "ArchiveNotRecordable",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "ArchiveNotReleasable",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      }
    ],
    "name": "ArchiveNotWithdrawn",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "ArchiveNothingToExpunge",
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
    "name": "ArchiveOutOfRange",
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
    "name": "ArchiveUnauthorized",
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
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      }
    ],
    "name": "ArchiveUnfitSlot",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "ArchiveUnknownRecording",
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
    "name": "ArchiveVoicesNotSorted",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "releaseAt",
        "type": "uint64"
      }
    ],
    "name": "ArchiveWrongStatus",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "ArchiveWrongVoices",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "word",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "mask",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "by",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "cause",
        "type": "bytes32"
      }
    ],
    "name": "IntervalsExpunged",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
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
        "internalType": "uint16",
        "name": "interval",
        "type": "uint16"
      },
      {
        "indexed": false,
        "internalType": "bytes16",
        "name": "key",
        "type": "bytes16"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "by",
        "type": "address"
      }
    ],
    "name": "KeyRevealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
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
        "internalType": "uint64",
        "name": "releaseAt",
        "type": "uint64"
      }
    ],
    "name": "RecordingReleased",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "ciphertextRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "plaintextRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "intervalsRoot",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "voicesHash",
        "type": "bytes32"
      }
    ],
    "name": "RecordingRoots",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "room",
        "type": "uint256"
      },
      {
        "indexed": true,
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "address",
        "name": "relay",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "string",
        "name": "cid",
        "type": "string"
      },
      {
        "indexed": false,
        "internalType": "uint16",
        "name": "intervals",
        "type": "uint16"
      },
      {
        "indexed": false,
        "internalType": "bool",
        "name": "releasable",
        "type": "bool"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "revealBy",
        "type": "uint64"
      }
    ],
    "name": "RecordingSealed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
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
    "name": "RecordingWithheld",
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
        "name": "releaseAfterSeconds",
        "type": "uint32"
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
    "name": "ReleasePolicySet",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "speaker",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "epoch",
        "type": "uint64"
      },
      {
        "indexed": false,
        "internalType": "uint8",
        "name": "reach",
        "type": "uint8"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "evidence",
        "type": "bytes32"
      }
    ],
    "name": "VoiceRecorded",
    "type": "event"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "speaker",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "reach",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "evidence",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Voice[]",
        "name": "voices",
        "type": "tuple[]"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "index",
            "type": "uint16"
          },
          {
            "internalType": "uint256",
            "name": "voices",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "keyCommitment",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "proof",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct Interval[]",
        "name": "intervals",
        "type": "tuple[]"
      }
    ],
    "name": "accessOf",
    "outputs": [
      {
        "internalType": "enum Access[]",
        "name": "access",
        "type": "uint8[]"
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
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint16",
        "name": "first",
        "type": "uint16"
      },
      {
        "internalType": "uint16",
        "name": "count",
        "type": "uint16"
      }
    ],
    "name": "expunge",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "speaker",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "reach",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "evidence",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Voice[]",
        "name": "voices",
        "type": "tuple[]"
      },
      {
        "internalType": "uint256",
        "name": "voice",
        "type": "uint256"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "index",
            "type": "uint16"
          },
          {
            "internalType": "uint256",
            "name": "voices",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "keyCommitment",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "proof",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct Interval[]",
        "name": "intervals",
        "type": "tuple[]"
      }
    ],
    "name": "expungeVoice",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "at",
        "type": "uint64"
      }
    ],
    "name": "isOverdue",
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
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint64",
        "name": "at",
        "type": "uint64"
      }
    ],
    "name": "isReleased",
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
        "internalType": "uint256",
        "name": "slot",
        "type": "uint256"
      },
      {
        "internalType": "string",
        "name": "cid",
        "type": "string"
      },
      {
        "internalType": "uint16",
        "name": "interval",
        "type": "uint16"
      },
      {
        "internalType": "bytes16",
        "name": "key",
        "type": "bytes16"
      },
      {
        "internalType": "bytes32",
        "name": "salt",
        "type": "bytes32"
      }
    ],
    "name": "keyCommitment",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "pure",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "room",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "slot",
            "type": "uint256"
          },
          {
            "internalType": "string",
            "name": "cid",
            "type": "string"
          },
          {
            "internalType": "bytes32",
            "name": "ciphertextRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "plaintextRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "intervalsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "intervals",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "revealBy",
            "type": "uint64"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "speaker",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint8",
                "name": "reach",
                "type": "uint8"
              },
              {
                "internalType": "bytes32",
                "name": "evidence",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Voice[]",
            "name": "voices",
            "type": "tuple[]"
          }
        ],
        "internalType": "struct Seal",
        "name": "given",
        "type": "tuple"
      },
      {
        "internalType": "address",
        "name": "relay",
        "type": "address"
      }
    ],
    "name": "recordingId",
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
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "recordingOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "room",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "slot",
            "type": "uint256"
          },
          {
            "internalType": "bytes32",
            "name": "cidHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "intervalsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "voicesHash",
            "type": "bytes32"
          },
          {
            "internalType": "address",
            "name": "relay",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "sealedAt",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "intervals",
            "type": "uint16"
          },
          {
            "internalType": "bool",
            "name": "releasable",
            "type": "bool"
          },
          {
            "internalType": "uint64",
            "name": "releaseAt",
            "type": "uint64"
          },
          {
            "internalType": "uint64",
            "name": "revealBy",
            "type": "uint64"
          },
          {
            "internalType": "uint16",
            "name": "revealed",
            "type": "uint16"
          },
          {
            "internalType": "uint16",
            "name": "expunged",
            "type": "uint16"
          }
        ],
        "internalType": "struct Recording",
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
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "release",
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
    "name": "releasePolicyOf",
    "outputs": [
      {
        "internalType": "uint32",
        "name": "",
        "type": "uint32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "components": [
          {
            "internalType": "address",
            "name": "speaker",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "epoch",
            "type": "uint64"
          },
          {
            "internalType": "uint8",
            "name": "reach",
            "type": "uint8"
          },
          {
            "internalType": "bytes32",
            "name": "evidence",
            "type": "bytes32"
          }
        ],
        "internalType": "struct Voice[]",
        "name": "voices",
        "type": "tuple[]"
      },
      {
        "components": [
          {
            "internalType": "uint16",
            "name": "index",
            "type": "uint16"
          },
          {
            "internalType": "uint256",
            "name": "voices",
            "type": "uint256"
          },
          {
            "internalType": "bytes16",
            "name": "key",
            "type": "bytes16"
          },
          {
            "internalType": "bytes32",
            "name": "salt",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32[]",
            "name": "proof",
            "type": "bytes32[]"
          }
        ],
        "internalType": "struct IntervalKey[]",
        "name": "keys",
        "type": "tuple[]"
      }
    ],
    "name": "reveal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "uint256",
            "name": "room",
            "type": "uint256"
          },
          {
            "internalType": "uint256",
            "name": "slot",
            "type": "uint256"
          },
          {
            "internalType": "string",
            "name": "cid",
            "type": "string"
          },
          {
            "internalType": "bytes32",
            "name": "ciphertextRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "plaintextRoot",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "intervalsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint16",
            "name": "intervals",
            "type": "uint16"
          },
          {
            "internalType": "uint64",
            "name": "revealBy",
            "type": "uint64"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "speaker",
                "type": "address"
              },
              {
                "internalType": "uint64",
                "name": "epoch",
                "type": "uint64"
              },
              {
                "internalType": "uint8",
                "name": "reach",
                "type": "uint8"
              },
              {
                "internalType": "bytes32",
                "name": "evidence",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Voice[]",
            "name": "voices",
            "type": "tuple[]"
          }
        ],
        "internalType": "struct Seal",
        "name": "given",
        "type": "tuple"
      }
    ],
    "name": "seal",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
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
      },
      {
        "internalType": "uint32",
        "name": "releaseAfterSeconds",
        "type": "uint32"
      }
    ],
    "name": "setReleasePolicy",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      },
      {
        "internalType": "uint16",
        "name": "interval",
        "type": "uint16"
      }
    ],
    "name": "stateOf",
    "outputs": [
      {
        "internalType": "bool",
        "name": "revealed",
        "type": "bool"
      },
      {
        "internalType": "bool",
        "name": "expunged",
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
        "internalType": "bytes32",
        "name": "recording",
        "type": "bytes32"
      }
    ],
    "name": "withhold",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  }
] as const
