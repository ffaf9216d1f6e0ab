// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IConsents} from "./IConsents.sol";

/// @title Consents: an epoch per speaker and room.
/// @dev NOTE: signatures are not kept here and `withdraw` does not check that there are any; a relay obeys a signed withdrawal at once and the chain makes it
/// binding on every relay.
contract Consents is IConsents, EIP712 {
    /// @notice The type a speaker signs.
    bytes32 public constant CONSENT_TYPEHASH =
        keccak256("Consent(uint256 room,uint256 slot,uint8 reach,uint64 issuedAt,uint64 expiresAt,uint64 epoch)");

    /// @inheritdoc IConsents
    mapping(uint256 room => mapping(address speaker => uint64)) public epochOf;

    constructor() EIP712("Openair Consents", "1") {}

    /// @inheritdoc IConsents
    function withdraw(uint256 room) external {
        uint64 epoch = ++epochOf[room][msg.sender];
        emit ConsentWithdrawn(room, msg.sender, epoch);
    }

    /// @inheritdoc IConsents
    function epochsOf(uint256 room, address[] calldata speakers) external view returns (uint64[] memory epochs) {
        epochs = new uint64[](speakers.length);
        for (uint256 i = 0; i < speakers.length; ++i) {
            epochs[i] = epochOf[room][speakers[i]];
        }
    }

    /// @inheritdoc IConsents
    function consentDigest(uint256 room, uint256 slot, uint8 reach, uint64 issuedAt, uint64 expiresAt, uint64 epoch)
        external
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(keccak256(abi.encode(CONSENT_TYPEHASH, room, slot, reach, issuedAt, expiresAt, epoch)));
    }
}
