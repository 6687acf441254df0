"""What a poll asks for: the address, what is known of it, the secret."""

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.credentials import credential
from streams.poller.fetcher.messages import Request
from streams.poller.fetcher.request import is_same_origin
from streams.poller.polling.cursor import has_cursor, url_with_cursor
from streams.poller.polling.cursor_progress import is_long_poll
from streams.records import FeedRegistration, PollOutcome

__all__ = ["build_request", "request_url"]

# A whole long poll, seconds: AP holds a request for 15; proxies cut an idle
# one off after 60 unless they are told otherwise (nginx, AWS).
LONGEST_HOLD = 90.0


def request_url(feed: FeedRegistration, before: PollOutcome | None) -> str:
    """Return the address that the next poll asks."""
    if before is None or before.registered not in {"", feed.url}:
        return feed.url
    url = before.url or feed.url
    return url_with_cursor(url, before.cursor) if has_cursor(feed) else url


def build_request(feed: FeedRegistration, start: PollOutcome) -> Request:
    """
    Return the request of a poll.

    Args:
        start: the state that it starts from.

    Raises:
        SecretError: the feed's secret is not to be had.
    """
    url = request_url(feed, start)
    goes_on = has_cursor(feed) and start.cursor
    return Request(
        url=url,
        # A cursor asks for what came since: a 304 would end the wait.
        etag="" if goes_on else start.etag,
        last_modified="" if goes_on else start.last_modified,
        validated=start.validated,
        # A link in an answer, or a move, must not lead a secret elsewhere.
        credential=credential(feed.auth)
        if feed.auth and is_same_origin(url, feed.url)
        else ("", ""),
        allowed=networks(feed.allow_private),
        timeout=LONGEST_HOLD if is_long_poll(feed) else 0.0,
    )
