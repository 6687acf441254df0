"""
Decide which network addresses a request may connect to.

Feed URLs, redirects and links in entries are untrusted input: without a
filter they could make the poller read a cloud's metadata service or a
private host (OWASP "server-side request forgery"). The address is checked
when the socket is about to connect to it, so a host name that changes its
address between look-up and connection gains nothing.
"""

from collections.abc import Collection, Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

__all__ = ["Network", "is_allowed", "is_private", "networks"]

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Public numbers with internal use: Azure's host agent, and the protocol
# assignments of RFC 6890, which include Oracle's metadata service.
_INTERNAL = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
# The interface of ISATAP (RFC 5214) before the IPv4 address; one bit varies.
_ISATAP, _ISATAP_MASK = 0x0000_5EFE, 0xFDFF_FFFF
# IPv6 prefixes that can contain an IPv4 address: NAT64 (RFC 6052 and
# RFC 8215) and IPv4-compatible addresses (RFC 4291).
_NAT64 = IPv6Network("64:ff9b::/96")
_CLOSED_IPV6 = (
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("::/96"),
    IPv6Network("fec0::/10"),
)


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """
    Return the networks of a feed's ``allow_private`` list.

    Args:
        texts: addresses or networks in CIDR form (``10.0.0.0/8``).

    Raises:
        ValueError: a text is neither an address nor a network.
    """
    return tuple(ip_network(text, strict=False) for text in texts)


def _reached(address: Address) -> tuple[Address, ...]:
    """
    Return the addresses at which a packet to an address can arrive.

    They are the address itself, or IPv4 addresses inside it: one that is
    mapped, of 6to4 or NAT64, or server and client of Teredo.
    """
    if isinstance(address, IPv4Address):
        return (address,)
    if embedded := address.ipv4_mapped or address.sixtofour:
        return (embedded,)
    if address.teredo:
        return address.teredo
    low = IPv4Address(int(address) & 0xFFFF_FFFF)
    if address in _NAT64:
        return (low,)
    if int(address) >> 32 & _ISATAP_MASK == _ISATAP:
        return (address, low)
    return (address,)


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and any(
        address in network for network in _CLOSED_IPV6
    ):
        return False
    if isinstance(address, IPv4Address) and any(
        address in network for network in _INTERNAL
    ):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def is_allowed(text: str, allowed: Collection[Network] = ()) -> bool:
    """
    Return whether a socket may connect to an address.

    Args:
        text: the address; a zone (``%eth0``) is ignored.
        allowed: private networks that are allowed too.
    """
    return all(
        _is_public(address)
        or any(
            address.version == network.version and address in network
            for network in allowed
        )
        for address in _reached(ip_address(text.partition("%")[0]))
    )


def is_private(text: str) -> bool:
    """
    Return whether an address is one of a private host, or of this machine.

    A feed can be meant to reach such an address. It is not meant to reach
    the link-local addresses of metadata services, nor reserved ones.
    """
    address = ip_address(text.partition("%")[0])
    return address.is_private and not (
        address.is_link_local
        or address.is_multicast
        or address.is_reserved
        or address.is_unspecified
        or address in _INTERNAL[-1]
    )
