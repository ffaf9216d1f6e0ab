// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @title Whether a text can be a relay's URL.
/// @dev Not a parser: it keeps out what a careless reader would take for another address. `scheme://host[:port][/path]` of printable ASCII, in which
/// nothing can hide: no user, query, fragment, backslash, quote or space. Encryption may be missing on loopback addresses only.
library RelayUrl {
    uint256 internal constant MAX_BYTES = 256;

    function isValid(string calldata url) internal pure returns (bool) {
        bytes calldata text = bytes(url);
        if (text.length > MAX_BYTES) return false;
        uint256 host = _startsWith(text, "https://") ? 8 : _hostOfLoopback(text);
        if (host == 0 || text.length == host || !_isHostByte(text[host])) return false;
        for (uint256 i = host; i < text.length; ++i) {
            if (!_isHostByte(text[i]) && !_isPunctuation(text[i])) return false;
        }
        return true;
    }

    /// @return where the host of an `http://` loopback address begins; 0 for all others.
    function _hostOfLoopback(bytes calldata text) private pure returns (uint256) {
        uint256 end = _startsWith(text, "http://127.0.0.1") ? 16 : _startsWith(text, "http://localhost") ? 16 : 0;
        if (end == 0) return 0;
        // Else `localhost.example` would pass.
        return text.length == end || text[end] == ":" || text[end] == "/" ? 7 : 0;
    }

    function _startsWith(bytes calldata text, bytes memory prefix) private pure returns (bool) {
        return text.length >= prefix.length && keccak256(text[:prefix.length]) == keccak256(prefix);
    }

    function _isHostByte(bytes1 char) private pure returns (bool) {
        return (char >= "a" && char <= "z") || (char >= "A" && char <= "Z") || (char >= "0" && char <= "9");
    }

    /// @dev Without brackets: a host of IPv6 needs a name.
    function _isPunctuation(bytes1 char) private pure returns (bool) {
        return char == "." || char == "-" || char == ":" || char == "/" || char == "_" || char == "~";
    }
}
