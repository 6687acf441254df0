"""Open TCP connections and check each address when its socket is made."""

import socket

import aiohttp
from aiohttp.abc import AbstractResolver

from streams.poller.fetcher.address_filter import Network, is_allowed
from streams.poller.fetcher.framing import FramingError, bound_framing
from streams.poller.fetcher.messages import BAD_URL, FetchError

__all__ = ["make_connector", "to_fetch_error"]

DNS_CACHE_SECONDS = 60
MAX_DETAIL = 300


class ForbiddenAddressError(OSError):
    """
    A host resolves to an address that the feed may not connect to.

    The text is the same for every address: then the connector raises this
    error itself where a host has several addresses.
    """

    def __init__(self, address: str) -> None:
        super().__init__("resolves to an address that is not public")
        self.address = address


def make_connector(
    allowed: tuple[Network, ...], resolver: AbstractResolver | None
) -> aiohttp.TCPConnector:
    """
    Return a connector that connects to allowed addresses only.

    Args:
        allowed: private networks that are allowed too.
        resolver: replaces the system's resolver in tests.
    """

    def make_socket(info: aiohttp.AddrInfoType) -> socket.socket:
        family, kind, protocol, _, address = info
        if not is_allowed(str(address[0]), allowed):
            raise ForbiddenAddressError(str(address[0]))
        return socket.socket(family, kind, protocol)

    # No connection limit here: the scheduler and the host limits already
    # bound the number of concurrent requests.
    connector = aiohttp.TCPConnector(
        limit=0,
        resolver=resolver,
        ttl_dns_cache=DNS_CACHE_SECONDS,
        socket_factory=make_socket,
    )
    bound_framing(connector)
    return connector


def to_fetch_error(error: Exception) -> FetchError:
    """Return the `FetchError` for an error of aiohttp or the socket."""
    host = address = ""
    match error:
        case aiohttp.ClientConnectorDNSError():
            reason = "dns"
        case aiohttp.ClientSSLError():
            reason = "tls"
        case aiohttp.ClientConnectorError(
            os_error=ForbiddenAddressError() as refusal
        ):
            reason = "forbidden-address"
            host, address = error.host, refusal.address
        case ForbiddenAddressError():
            reason = "forbidden-address"
        case aiohttp.ClientConnectorError():
            reason = "connect"
        case aiohttp.InvalidURL():
            reason = BAD_URL
        case aiohttp.ClientResponseError() | FramingError():
            reason = "bad-http"
        case ValueError():
            reason = BAD_URL
        case _:
            reason = "broken-off"
    detail = f"{type(error).__name__}: {error}"[:MAX_DETAIL]
    return FetchError(reason, detail, host, address)
