// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Capability bits: what an account may do in a room. One bit each; a set is a `uint32`.
/// @dev
/// ```
///  bit 31 ................ 12 | 11 PROGRAMME | 10 MODERATE | 9 RECORD | 8 BROADCAST | 7 DIRECT | 6 INGEST
///       (undefined, never set) |  5 CAPTION   |  4 CHAT     | 3 SCREEN | 2 CAMERA    | 1 MICROPHONE | 0 JOIN
/// ```
library Capabilities {
    /// Enter the call and receive its media.
    uint32 internal constant JOIN = 1 << 0;
    /// Send a microphone.
    uint32 internal constant MICROPHONE = 1 << 1;
    /// Send a camera.
    uint32 internal constant CAMERA = 1 << 2;
    /// Share a screen, with its sound.
    uint32 internal constant SCREEN = 1 << 3;
    /// Write in the chat.
    uint32 internal constant CHAT = 1 << 4;
    /// Type captions.
    uint32 internal constant CAPTION = 1 << 5;
    /// Feed an encoder in (WHIP, RTMP, SRT).
    uint32 internal constant INGEST = 1 << 6;
    /// Direct layouts and scenes.
    uint32 internal constant DIRECT = 1 << 7;
    /// Put the room on air and off by hand, where its policy says by hand.
    uint32 internal constant BROADCAST = 1 << 8;
    /// Start and stop recording.
    uint32 internal constant RECORD = 1 << 9;
    /// Sign short-lived orders and floors.
    uint32 internal constant MODERATE = 1 << 10;
    /// Propose slots of the programme.
    uint32 internal constant PROGRAMME = 1 << 11;

    /// Number of capabilities defined.
    uint8 internal constant COUNT = 12;
    /// Every capability defined.
    uint32 internal constant ALL = (uint32(1) << COUNT) - 1;
}
