"""One request to a receiver."""

from collections.abc import Mapping
from typing import NamedTuple

import aiohttp

from streams.config.version import copydesk_version
from streams.page.webhooks.hooks import Hook

__all__ = ["Answer", "Sender", "open_session"]


class Answer(NamedTuple):
    """
    What a receiver answered.

    Attributes:
        status: 0 if there was no answer.
        error: why there was none.
    """

    status: int
    error: str = ""
    retry_after: str = ""


def open_session(at_once: int) -> aiohttp.ClientSession:
    """
    Return a session for requests to programs of others.

    It has no cookies and reads no environment: only our own settings say
    where the requests go.

    Args:
        at_once: connections to one receiver.
    """
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0, limit_per_host=at_once),
        cookie_jar=aiohttp.DummyCookieJar(),
        headers={"User-Agent": f"copydesk/{copydesk_version()}"},
        auto_decompress=False,
    )


class Sender:
    """Posts messages to one webhook."""

    def __init__(self, session: aiohttp.ClientSession, hook: Hook) -> None:
        self._session = session
        self._hook = hook
        self._timeout = aiohttp.ClientTimeout(total=hook.timeout)

    async def post(self, body: bytes, headers: Mapping[str, str]) -> Answer:
        """
        Send one request; its answer is not read beyond its head.

        A redirect is not followed: the signed text goes to the address in
        the file alone.
        """
        try:
            async with self._session.post(
                self._hook.url, data=body, headers=headers,
                allow_redirects=False, timeout=self._timeout,
            ) as response:  # fmt: skip
                wanted = response.headers.get("Retry-After", "")
                return Answer(response.status, "", wanted)
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            return Answer(0, type(error).__name__)
        except ValueError as error:
            # A receiver's header can be more than aiohttp can read.
            return Answer(0, type(error).__name__)
