/** In order; each runs once. Never change one that was released: add another. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE nonces (
    nonce TEXT PRIMARY KEY,
    browser_hash TEXT NOT NULL,      -- SHA-256 of the cookie it is bound to
    expires_at INTEGER NOT NULL      -- Unix seconds
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    id_hash TEXT PRIMARY KEY,        -- SHA-256 of the session id: a stolen database opens nothing
    account TEXT NOT NULL,
    room TEXT NOT NULL,
    session_key TEXT NOT NULL,       -- P-256 point, base64url
    participant_id TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE consents (
    room TEXT NOT NULL,
    account TEXT NOT NULL,
    slot TEXT NOT NULL,              -- 0: any slot of the room
    reach INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,      -- of the newest word, signed or narrowed
    expires_at INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    evidence TEXT NOT NULL,          -- the signature it rests on
    PRIMARY KEY (room, account, slot)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE votes (
    ballot TEXT NOT NULL,
    voter TEXT NOT NULL,
    room TEXT NOT NULL,
    support INTEGER NOT NULL,
    deadline INTEGER NOT NULL,
    signature TEXT NOT NULL,
    state TEXT NOT NULL,
    transaction_hash TEXT,
    reason TEXT,
    accepted_at INTEGER NOT NULL,
    PRIMARY KEY (ballot, voter)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX votes_by_state ON votes (state, accepted_at);

  CREATE TABLE media_sequences (
    room TEXT PRIMARY KEY,
    media_sequence INTEGER NOT NULL,
    discontinuity_sequence INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE measures (
    id TEXT PRIMARY KEY,             -- keccak256(abi.encode(digest, moderator)), as on chain
    kind TEXT NOT NULL,              -- order, floor
    room TEXT NOT NULL,
    subject TEXT NOT NULL,
    moderator TEXT NOT NULL,
    signed_bits INTEGER NOT NULL,
    bits INTEGER NOT NULL,           -- of these, what has not been given back
    reason_hash TEXT NOT NULL,
    reason TEXT,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,        -- expires_at, or earlier when it was ended
    moderator_epoch TEXT NOT NULL,
    nonce TEXT NOT NULL,
    signature TEXT NOT NULL,
    state TEXT NOT NULL,             -- held, recorded, void
    transaction_hash TEXT,
    problem TEXT,
    counted INTEGER NOT NULL DEFAULT 1 -- towards its subject's week
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX measures_by_room ON measures (room, subject, issued_at);
  CREATE INDEX measures_by_state ON measures (state);
  `,
]
