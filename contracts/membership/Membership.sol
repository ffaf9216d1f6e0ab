// SPDX-License-Identifier: MIT
pragma solidity 0.8.30;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721Votes} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721Votes.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IERC5192} from "./IERC5192.sol";
import {IMembership} from "./IMembership.sol";

/// @title Membership: one token and one vote each, never transferable.
/// @dev Clock: timestamps (ERC-6372). NOTE: a member may delegate to another; leaving and returning resets the delegate to oneself.
contract Membership is IMembership, IERC5192, ERC721Votes {
    /// @inheritdoc IMembership
    address public governor;
    /// @inheritdoc IMembership
    address public admitter;
    /// @inheritdoc IMembership
    uint256 public memberCount;

    /// @dev The signing domain has a name of its own: it takes 31 bytes at most, and rooms have names of up to 64.
    constructor(string memory name_, string memory symbol_, address governor_)
        ERC721(name_, symbol_)
        EIP712("Openair Membership", "1")
    {
        _setGovernor(governor_);
    }

    modifier onlyGovernor() {
        if (msg.sender != governor) revert MembershipUnauthorized(msg.sender);
        _;
    }

    /// @inheritdoc IMembership
    function isMember(address account) public view returns (bool) {
        return _ownerOf(_tokenId(account)) != address(0);
    }

    /// @inheritdoc IERC5192
    function locked(uint256 tokenId) external view returns (bool) {
        _requireOwned(tokenId);
        return true;
    }

    /// @inheritdoc IMembership
    function admit(address[] calldata accounts) external {
        if (msg.sender != governor && msg.sender != admitter) revert MembershipUnauthorized(msg.sender);
        for (uint256 i = 0; i < accounts.length; ++i) {
            address account = accounts[i];
            if (isMember(account)) revert MembershipAlreadyAdmitted(account);
            // `_mint`, not `_safeMint`: an account that is a contract must not be able to act in the middle of a batch.
            _mint(account, _tokenId(account));
            _delegate(account, account);
            emit Locked(_tokenId(account));
            emit MemberAdmitted(account, msg.sender);
        }
        memberCount += accounts.length;
    }

    /// @inheritdoc IMembership
    function remove(address account) external onlyGovernor {
        _remove(account);
    }

    /// @inheritdoc IMembership
    function leave() external {
        _remove(msg.sender);
    }

    /// @inheritdoc IMembership
    function setGovernor(address governor_) external onlyGovernor {
        _setGovernor(governor_);
    }

    /// @inheritdoc IMembership
    function setAdmitter(address admitter_) external onlyGovernor {
        admitter = admitter_;
        emit AdmitterSet(admitter_);
    }

    /// @notice Seconds since 1970 (ERC-6372).
    function clock() public view override returns (uint48) {
        return uint48(block.timestamp);
    }

    /// @notice ERC-6372.
    // solhint-disable-next-line func-name-mixedcase
    function CLOCK_MODE() public pure override returns (string memory) {
        return "mode=timestamp";
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 interfaceId) public view override returns (bool) {
        return interfaceId == type(IERC5192).interfaceId || super.supportsInterface(interfaceId);
    }

    function _update(address to, uint256 tokenId, address auth) internal override returns (address from) {
        from = super._update(to, tokenId, auth);
        if (from != address(0) && to != address(0)) revert MembershipNonTransferable();
    }

    function _remove(address account) private {
        if (!isMember(account)) revert MembershipUnknownMember(account);
        _burn(_tokenId(account));
        memberCount -= 1;
        emit MemberRemoved(account, msg.sender);
    }

    function _setGovernor(address governor_) private {
        if (governor_ == address(0)) revert MembershipInvalidGovernor(governor_);
        governor = governor_;
        emit GovernorSet(governor_);
    }

    function _tokenId(address account) private pure returns (uint256) {
        return uint256(uint160(account));
    }
}
