// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @notice A relay. What is written here once never changes but for its end.
struct Relay {
    /// Who registered it and may replace or retire it.
    address operator;
    /// 1 for the first of an operator's line, one more with each replacement. Zero when there is no such relay.
    uint32 version;
    /// Seconds since 1970.
    uint64 registeredAt;
    /// Since when it serves nobody; zero while it may. Seconds since 1970.
    uint64 retiredAt;
    /// The signer that took its place; zero for none.
    address successor;
    /// Where it answers; `/.well-known/openair` there is signed by the signer.
    string url;
}

/// @title Relays: which signer answers at which URL.
/// @notice A relay is its signer, and a signer has one URL for good: another URL or key is another signer, which rooms accept anew by `Rooms.setRelays`
/// with all its delay and veto. So what a room accepted cannot be pointed elsewhere.
interface IRelays {
    /// @notice `signer` answers at `url`. `replaces` is retired with it; zero for none.
    event RelayRegistered(
        address indexed signer, address indexed operator, uint32 version, string url, address indexed replaces
    );
    /// @notice `signer` serves nobody any more. `successor` is zero when nothing took its place.
    event RelayRetired(address indexed signer, address indexed by, address successor);

    /// @dev Thrown when the signer was registered before, by whomever.
    error RelaysAlreadyRegistered(address signer);
    /// @dev Thrown when there is no such relay.
    error RelaysUnknownRelay(address signer);
    /// @dev Thrown when the relay was retired before.
    error RelaysRetired(address signer);
    /// @dev Thrown when the caller may not do this to the relay.
    error RelaysUnauthorized(address signer, address account);
    /// @dev Thrown when the signature over URL, operator and version is not the signer's.
    error RelaysInvalidSignature(address signer);
    /// @dev Thrown when the URL is longer than 256 bytes or not of the form `https://host[:port][/path]` (`http://` for loopback addresses).
    error RelaysInvalidUrl(string url);

    /// @notice Registers a relay. Whoever calls becomes its operator.
    /// @param signer the key that signs receipts, seals and `/.well-known/openair`; never registered before.
    /// @param replaces a relay of the caller that ends here; zero for none.
    /// @param signature the signer's, over `registrationDigest(url, operator, version)`: EIP-712
    /// `RelayRegistration(string url,address operator,uint32 version)`; ECDSA or ERC-1271.
    /// @return version what was signed: 1, or one more than that of what it replaces.
    function register(string calldata url, address signer, address replaces, bytes calldata signature)
        external
        returns (uint32 version);
    /// @notice Ends a relay at once and for good. Its operator, or the signer itself.
    function retire(address signer) external;

    /// @notice A relay; version 0 when there is none.
    function relayOf(address signer) external view returns (Relay memory);
    /// @notice Whether a signer serves a room now: the room accepts it, it is registered and not retired.
    function serves(uint256 room, address signer) external view returns (bool);
    /// @notice The relays that serve a room now, in the room's order of preference.
    function relaysOf(uint256 room) external view returns (address[] memory signers, string[] memory urls);
    /// @notice What a signer signs.
    function registrationDigest(string calldata url, address operator, uint32 version) external view returns (bytes32);
}
