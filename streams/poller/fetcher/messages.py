"""HTTP requests, responses and errors as plain values, without sockets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from streams.poller.fetcher.address_filter import Network

__all__ = [
    "BAD_REDIRECT",
    "BAD_URL",
    "TIMEOUT",
    "TOO_LARGE",
    "TOO_MANY",
    "FetchError",
    "Request",
    "Response",
]

BAD_REDIRECT = "bad-redirect"
BAD_URL = "bad-url"
TIMEOUT = "timeout"
TOO_LARGE = "too-large"
TOO_MANY = "too-many-redirects"

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)


class FetchError(Exception):
    """
    A request that has no usable response.

    Args:
        reason: one of ``bad-url``, ``dns``, ``connect``, ``tls``,
            ``forbidden-address``, ``timeout``, ``broken-off``,
            ``bad-http``, ``bad-redirect``, ``too-many-redirects``,
            ``too-large``, ``bad-encoding``.
        detail: one sentence for people to read.
        host: whose address was refused, for ``forbidden-address``.
        address: that address; of several the first.
    """

    def __init__(
        self, reason: str, detail: str, host: str = "", address: str = ""
    ) -> None:
        self.reason = reason
        self.detail = detail
        self.host = host
        self.address = address
        super().__init__(f"{reason}: {detail}")


@dataclass(frozen=True, slots=True)
class Request:
    """
    One HTTP request.

    Attributes:
        etag, last_modified: validators, sent unchanged and only to the URL
            in ``validated``.
        validated: the URL that gave the validators.
        credential: name and value of a header, sent only to the origin of
            ``url``; empty if none.
        allowed: private networks that this request may connect to.
        form: form fields; if not None, the request is a POST.
        limit: largest body, bytes; 0 for the client's limit.
        timeout: total time, seconds; 0 for the client's timeout.
    """

    url: str
    etag: str = ""
    last_modified: str = ""
    validated: str = ""
    credential: tuple[str, str] = ("", "")
    accept: str = ACCEPT
    allowed: tuple[Network, ...] = ()
    form: Mapping[str, str] | None = None
    limit: int = 0
    timeout: float = 0.0


@dataclass(frozen=True, slots=True)
class Response:
    """
    One HTTP response.

    Attributes:
        url: the URL after redirects.
        headers: names in lower case; the first value of each name, except
            for lists.
        body: decompressed; empty unless the status is 200 or 203.
        moved_to: the URL after permanent redirects (301, 308) from the
            first hop on; empty if there were none.
    """

    url: str
    status: int
    headers: Mapping[str, str] = field(
        default_factory=lambda: MappingProxyType({})
    )
    body: bytes = b""
    moved_to: str = ""

    @property
    def media_type(self) -> str:
        """Return the declared media type with parameters, in lower case."""
        return self.headers.get("content-type", "").lower()
