// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {VoteSignature} from "../ballots/VoteSignature.sol";
import {IRooms} from "../rooms/IRooms.sol";
import {IRelays, Relay} from "./IRelays.sol";
import {RelayUrl} from "./RelayUrl.sol";

/// @title Relays: which signer answers at which URL.
/// @dev
/// ```
///  Rooms._relays[room]   [signer a, signer b]        what the room accepted, in order
///  _relays[signer]       operator 160 | version 32 | registeredAt 64 · retiredAt 64 | successor 160 · url
///
///  another URL:  signer a (version 1, retired) ──successor──► signer c (version 2): serves the room once it has accepted c
/// ```
/// NOTE: the signer's word binds key to URL, not URL to key: anybody may name anybody's URL. A relay is believed when `/.well-known/openair` at the URL is
/// signed by the signer. WARNING: whoever steals a signer's key is that relay until it is retired.
contract Relays is IRelays, EIP712 {
    /// @notice The type a signer signs.
    bytes32 public constant REGISTRATION_TYPEHASH =
        keccak256("RelayRegistration(string url,address operator,uint32 version)");

    /// @notice The rooms this contract serves.
    IRooms public immutable rooms;

    mapping(address signer => Relay) private _relays;

    constructor(IRooms rooms_) EIP712("Openair Relays", "1") {
        rooms = rooms_;
    }

    /// @inheritdoc IRelays
    function register(string calldata url, address signer, address replaces, bytes calldata signature)
        external
        returns (uint32 version)
    {
        if (!RelayUrl.isValid(url)) revert RelaysInvalidUrl(url);
        if (_relays[signer].version != 0) revert RelaysAlreadyRegistered(signer);
        version = 1;
        if (replaces != address(0)) {
            Relay storage old = _serving(replaces);
            if (old.operator != msg.sender) revert RelaysUnauthorized(replaces, msg.sender);
            version = old.version + 1;
            _retire(replaces, old, signer);
        }
        if (!VoteSignature.isValid(signer, registrationDigest(url, msg.sender, version), signature)) {
            revert RelaysInvalidSignature(signer);
        }
        _relays[signer] = Relay(msg.sender, version, uint64(block.timestamp), 0, address(0), url);
        emit RelayRegistered(signer, msg.sender, version, url, replaces);
    }

    /// @inheritdoc IRelays
    function retire(address signer) external {
        Relay storage relay = _serving(signer);
        if (msg.sender != relay.operator && msg.sender != signer) revert RelaysUnauthorized(signer, msg.sender);
        _retire(signer, relay, address(0));
    }

    /// @inheritdoc IRelays
    function relayOf(address signer) external view returns (Relay memory) {
        return _relays[signer];
    }

    /// @inheritdoc IRelays
    function serves(uint256 room, address signer) external view returns (bool) {
        if (!_isServing(signer)) return false;
        address[] memory accepted = rooms.relaysOf(room);
        for (uint256 i = 0; i < accepted.length; ++i) {
            if (accepted[i] == signer) return true;
        }
        return false;
    }

    /// @inheritdoc IRelays
    function relaysOf(uint256 room) external view returns (address[] memory signers, string[] memory urls) {
        address[] memory accepted = rooms.relaysOf(room);
        uint256 count;
        for (uint256 i = 0; i < accepted.length; ++i) {
            if (_isServing(accepted[i])) accepted[count++] = accepted[i];
        }
        signers = new address[](count);
        urls = new string[](count);
        for (uint256 i = 0; i < count; ++i) {
            (signers[i], urls[i]) = (accepted[i], _relays[accepted[i]].url);
        }
    }

    /// @inheritdoc IRelays
    function registrationDigest(string calldata url, address operator, uint32 version) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(REGISTRATION_TYPEHASH, keccak256(bytes(url)), operator, version)));
    }

    function _retire(address signer, Relay storage relay, address successor) private {
        relay.retiredAt = uint64(block.timestamp);
        relay.successor = successor;
        emit RelayRetired(signer, msg.sender, successor);
    }

    function _serving(address signer) private view returns (Relay storage relay) {
        relay = _relays[signer];
        if (relay.version == 0) revert RelaysUnknownRelay(signer);
        if (relay.retiredAt != 0) revert RelaysRetired(signer);
    }

    function _isServing(address signer) private view returns (bool) {
        Relay storage relay = _relays[signer];
        return relay.version != 0 && relay.retiredAt == 0;
    }
}
