// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Reach bits: how far a voice may go. One bit each; a set is a `uint8`.
library Reach {
    /// Picture, live to the public.
    uint8 internal constant LIVE_VIDEO = 1 << 0;
    /// Sound, live to the public.
    uint8 internal constant LIVE_AUDIO = 1 << 1;
    /// Kept, sealed.
    uint8 internal constant RECORD = 1 << 2;
    /// What was kept may be opened to the public.
    uint8 internal constant RELEASE = 1 << 3;

    /// Every reach defined.
    uint8 internal constant ALL = 0x0f;
}
