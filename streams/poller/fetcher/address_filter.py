"""
Which network addresses a feed may be fetched from.

A feed, a redirect or a link in an entry is somebody else's text: without a
guard it could make the poller read a cloud's metadata service or a private
host (OWASP "server-side request forgery"). The answer is given for the
address that the socket is about to connect to, so a name that changes its
address between look-up and connection gains nothing.
"""

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

__all__ = ["Network", "is_open", "networks"]

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Public by number, internal by use: Azure's host agent; the protocol
# assignments (RFC 6890), among them Oracle's metadata service.
_INTERNAL = (IPv4Network("168.63.129.16/32"), IPv4Network("192.0.0.0/24"))
# IPv4 inside IPv6: RFC 6052 and RFC 8215 (NAT64), RFC 4291 (compatible).
_NAT64 = IPv6Network("64:ff9b::/96")
_CARRIERS = (
    IPv6Network("64:ff9b:1::/48"),
    IPv6Network("::/96"),
    IPv6Network("fec0::/10"),
)


def networks(texts: Iterable[str]) -> tuple[Network, ...]:
    """
    Read a feed's ``allow_private`` list.

    Args:
        texts: addresses or networks in CIDR form (``10.0.0.0/8``).

    Raises:
        ValueError: one of them is neither.
    """
    return tuple(ip_network(text, strict=False) for text in texts)


def _inner(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 one carries, or the same."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address


def _is_public(address: Address) -> bool:
    if isinstance(address, IPv6Address) and any(
        address in network for network in _CARRIERS
    ):
        return False
    if isinstance(address, IPv4Address) and any(
        address in network for network in _INTERNAL
    ):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


def is_open(text: str, allowed: Iterable[Network] = ()) -> bool:
    """
    Say whether a socket may connect to an address.

    Args:
        text: the address; a zone (``%eth0``) is cut off.
        allowed: networks that are open although they are private.
    """
    address = _inner(ip_address(text.partition("%")[0]))
    return _is_public(address) or any(
        address.version == network.version and address in network
        for network in allowed
    )
