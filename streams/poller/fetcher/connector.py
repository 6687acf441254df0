"""Connections: an address is checked as the socket for it is made."""

import socket

import aiohttp
from aiohttp.abc import AbstractResolver

from streams.poller.fetcher.address_filter import Network, is_open
from streams.poller.fetcher.messages import BAD_URL, FetchError

__all__ = ["connector", "to_fetch_error"]

KEEP_DNS = 60


class ForbiddenAddressError(OSError):
    """A host resolves to an address that the feed may not reach."""


def connector(
    allowed: tuple[Network, ...], resolver: AbstractResolver | None
) -> aiohttp.TCPConnector:
    """
    Return connections to open addresses only.

    Args:
        allowed: private networks that are open too.
        resolver: instead of the system's, for tests.
    """

    def guarded(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_open(str(address[0]), allowed):
            # One text for all addresses: the connector then raises this
            # very error where a host has several.
            message = "resolves to an address that is not public"
            raise ForbiddenAddressError(message)
        return socket.socket(family, kind, protocol)

    # No limit of connections here: the scheduler and the hosts' book bound
    # what is under way.
    return aiohttp.TCPConnector(
        limit=0,
        resolver=resolver,
        ttl_dns_cache=KEEP_DNS,
        socket_factory=guarded,
    )


def to_fetch_error(error: Exception) -> FetchError:
    """Return what went wrong below HTTP under our own name for it."""
    match error:
        case aiohttp.ClientConnectorDNSError():
            reason = "dns"
        case aiohttp.ClientSSLError():
            reason = "tls"
        case (
            aiohttp.ClientConnectorError(os_error=ForbiddenAddressError())
            | ForbiddenAddressError()
        ):
            reason = "forbidden-address"
        case aiohttp.ClientConnectorError():
            reason = "connect"
        case aiohttp.InvalidURL():
            reason = BAD_URL
        case aiohttp.ClientResponseError():
            reason = "bad-http"
        case ValueError():
            reason = BAD_URL
        case _:
            reason = "broken-off"
    return FetchError(reason, f"{type(error).__name__}: {error}"[:300])
