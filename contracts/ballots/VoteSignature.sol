// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {BoundedCall} from "../gates/BoundedCall.sol";

/// @title Whether a signature is an account's: ECDSA first, ERC-1271 second.
/// @dev In this order, so that an EIP-7702 account (which has code and a key) can sign with its key. An ERC-1271 account is asked with bounded gas; one that
/// needs more cannot vote by signature. Not ERC-6492: a counterfactual account has to be deployed first.
library VoteSignature {
    /// Enough for a Safe with some ten owners or a P-256 check in Solidity's precompile-less form; small enough for a batch.
    uint256 internal constant ERC1271_GAS = 150_000;

    function isValid(address signer, bytes32 digest, bytes memory signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError error,) = ECDSA.tryRecover(digest, signature);
        if (error == ECDSA.RecoverError.NoError && recovered == signer) return true;
        if (signer.code.length == 0) return false;
        (bool ok, uint256 size, uint256 magic,) =
            BoundedCall.words(signer, ERC1271_GAS, abi.encodeCall(IERC1271.isValidSignature, (digest, signature)));
        return ok && size >= 32 && bytes32(magic) == bytes32(IERC1271.isValidSignature.selector);
    }
}
