"""What is asked of a server and what it answers: values, no sockets."""

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
    A request that got no usable answer.

    Args:
        reason: one of ``bad-url``, ``dns``, ``connect``, ``tls``,
            ``forbidden-address``, ``timeout``, ``broken-off``,
            ``bad-http``, ``bad-redirect``, ``too-many-redirects``,
            ``too-large``, ``bad-encoding``.
        detail: one sentence for a person.
    """

    def __init__(self, reason: str, detail: str) -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}")


@dataclass(frozen=True, slots=True)
class Request:
    """
    One request.

    Attributes:
        etag, last_modified: validators, sent as they are, and only to
            ``validated``, the address that gave them.
        credential: a header's name and value, sent only to the origin of
            ``url``; empty if none.
        allowed: private networks that this request may reach.
        form: sent as a POST if not None.
        limit: largest body, bytes; 0 for the fetcher's own.
        timeout: whole time, seconds; 0 for the fetcher's own.
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
    One response.

    Attributes:
        url: where it came from, after redirects.
        headers: names in lower case, first value of each.
        body: unpacked; empty unless the status is 200 or 203.
        moved_to: where permanent redirects (301, 308) lead; empty if none.
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
        """Return the declared type, lower case, with its parameters."""
        return self.headers.get("content-type", "").lower()
