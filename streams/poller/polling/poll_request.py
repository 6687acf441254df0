"""Build the request of a poll: URL, validators, secret."""

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.credentials import credential
from streams.poller.fetcher.messages import Request
from streams.poller.fetcher.request import is_same_origin
from streams.poller.polling.cursor import has_cursor, url_with_cursor
from streams.poller.polling.cursor_progress import is_long_poll
from streams.records import FeedRegistration, PollOutcome

__all__ = ["build_request", "request_url"]

# Timeout of a long poll, seconds: AP holds a request for 15; proxies close
# an idle connection after 60 unless configured otherwise (nginx, AWS).
LONG_POLL_TIMEOUT = 90.0


def request_url(feed: FeedRegistration, before: PollOutcome | None) -> str:
    """
    Return the URL of the next poll.

    Args:
        before: the feed's newest outcome; None if it was never polled.
    """
    if before is None or before.registered not in {"", feed.url}:
        return feed.url
    url = before.url or feed.url
    return url_with_cursor(url, before.cursor) if has_cursor(feed) else url


def build_request(feed: FeedRegistration, start: PollOutcome) -> Request:
    """
    Return the request of a poll.

    Args:
        start: the state that the poll starts from.

    Raises:
        SecretError: the feed's secret cannot be read.
    """
    url = request_url(feed, start)
    has_position = has_cursor(feed) and start.cursor
    # A link in a response, or a redirect, must not send a secret to another
    # origin.
    sends_secret = feed.auth and is_same_origin(url, feed.url)
    return Request(
        url=url,
        # A request with a cursor asks for later items only, and a 304 would
        # end a long poll at once.
        etag="" if has_position else start.etag,
        last_modified="" if has_position else start.last_modified,
        validated=start.validated,
        credential=credential(feed.auth) if sends_secret else ("", ""),
        allowed=networks(feed.allow_private),
        timeout=LONG_POLL_TIMEOUT if is_long_poll(feed) else 0.0,
    )
