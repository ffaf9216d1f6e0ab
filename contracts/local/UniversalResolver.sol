// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

/// @dev The part of the ENS registry read here.
interface IENSRegistry {
    function resolver(bytes32 node) external view returns (address);
}

/// @title A small stand-in for ENS's Universal Resolver, for chains that bring no ENS of their own.
/// @notice Answers the calls that viem and ensjs make (`resolve`, `reverse` and both `WithGateways`), with ENS's own errors.
/// @dev NOTE: no wildcard (ENSIP-10), no CCIP-Read, no coin type but Ethereum's. Use ENS's own where there is one.
contract UniversalResolver {
    /// @dev Thrown when the name has no resolver.
    error ResolverNotFound(bytes name);
    /// @dev Thrown when the name's resolver has no code.
    error ResolverNotContract(bytes name, address resolver);
    /// @dev Thrown when the resolver does not know the question.
    error UnsupportedResolverProfile(bytes4 selector);
    /// @dev Thrown when the resolver reverted.
    error ResolverError(bytes errorData);
    /// @dev Thrown when a primary name does not resolve to the address it is claimed for.
    error ReverseAddressMismatch(string primary, bytes primaryAddress);

    uint256 private constant ETHEREUM_COIN_TYPE = 60;
    bytes32 private constant ADDR_REVERSE_NODE = 0x91d1777781884d03a6757a803996e38de2a42967fb37eeaca72729271025a9e2;
    bytes16 private constant HEX = "0123456789abcdef";

    /// @notice The ENS registry of this chain.
    IENSRegistry public immutable registry;

    constructor(IENSRegistry registry_) {
        registry = registry_;
    }

    /// @notice Asks the resolver of a DNS-encoded name.
    function resolve(bytes calldata name, bytes calldata data) external view returns (bytes memory, address) {
        return _resolve(name, data);
    }

    /// @notice As `resolve`; gateways are never needed here.
    function resolveWithGateways(bytes calldata name, bytes calldata data, string[] calldata)
        external
        view
        returns (bytes memory, address)
    {
        return _resolve(name, data);
    }

    /// @notice The primary name of an address (20 bytes), checked in both directions; empty where there is none.
    function reverse(bytes calldata account, uint256 coinType) external view returns (string memory, address, address) {
        return _reverse(account, coinType);
    }

    /// @notice As `reverse`; gateways are never needed here.
    function reverseWithGateways(bytes calldata account, uint256 coinType, string[] calldata)
        external
        view
        returns (string memory, address, address)
    {
        return _reverse(account, coinType);
    }

    /// @notice The resolver of a DNS-encoded name, the name's node and where in it the resolver was found (always at its beginning).
    function findResolver(bytes calldata name) external view returns (address, bytes32, uint256) {
        bytes32 node = _nodeOf(name, 0);
        return (registry.resolver(node), node, 0);
    }

    function _resolve(bytes memory name, bytes memory data)
        private
        view
        returns (bytes memory result, address resolver)
    {
        resolver = registry.resolver(_nodeOf(name, 0));
        if (resolver == address(0)) revert ResolverNotFound(name);
        if (resolver.code.length == 0) revert ResolverNotContract(name, resolver);
        bool ok;
        (ok, result) = resolver.staticcall(data);
        if (!ok) revert ResolverError(result);
        if (result.length == 0) revert UnsupportedResolverProfile(bytes4(data));
    }

    function _reverse(bytes calldata account, uint256 coinType)
        private
        view
        returns (string memory primary, address resolver, address reverseResolver)
    {
        if (coinType != ETHEREUM_COIN_TYPE || account.length != 20) return ("", address(0), address(0));
        bytes32 reverseNode = keccak256(abi.encodePacked(ADDR_REVERSE_NODE, keccak256(_hexOf(account))));
        reverseResolver = registry.resolver(reverseNode);
        if (reverseResolver.code.length == 0) return ("", address(0), address(0));
        (bool ok, bytes memory result) =
            reverseResolver.staticcall(abi.encodeWithSignature("name(bytes32)", reverseNode));
        if (!ok) revert ResolverError(result);
        primary = abi.decode(result, (string));
        if (bytes(primary).length == 0) return ("", address(0), reverseResolver);

        bytes memory name = _dnsEncode(bytes(primary));
        (result, resolver) = _resolve(name, abi.encodeWithSignature("addr(bytes32)", _nodeOf(name, 0)));
        address forward = abi.decode(result, (address));
        if (forward != address(bytes20(account))) revert ReverseAddressMismatch(primary, abi.encodePacked(forward));
    }

    /// @dev ENS namehash of a DNS-encoded name, from its label at `offset`.
    function _nodeOf(bytes memory name, uint256 offset) private pure returns (bytes32) {
        uint256 length = offset < name.length ? uint8(name[offset]) : 0;
        if (length == 0 || offset + 1 + length > name.length) return 0;
        bytes32 label;
        assembly ("memory-safe") {
            label := keccak256(add(add(name, 0x21), offset), length)
        }
        return keccak256(abi.encodePacked(_nodeOf(name, offset + 1 + length), label));
    }

    function _dnsEncode(bytes memory primary) private pure returns (bytes memory name) {
        name = abi.encodePacked(bytes1(0), primary, bytes1(0));
        uint256 labelAt = 0;
        for (uint256 i = 1; i < name.length; ++i) {
            if (i != name.length - 1 && name[i] != ".") continue;
            name[labelAt] = bytes1(uint8(i - labelAt - 1));
            labelAt = i;
        }
        name[name.length - 1] = 0;
    }

    function _hexOf(bytes calldata account) private pure returns (bytes memory text) {
        text = new bytes(40);
        for (uint256 i = 0; i < 20; ++i) {
            text[2 * i] = HEX[uint8(account[i]) >> 4];
            text[2 * i + 1] = HEX[uint8(account[i]) & 0x0f];
        }
    }
}
