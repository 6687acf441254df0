"""A request as it goes out: its address, its headers, its next hop. Pure."""

from yarl import URL

from streams.poller.fetcher.messages import (
    BAD_REDIRECT,
    BAD_URL,
    FetchError,
    Request,
    Response,
)

__all__ = ["headers", "is_same_origin", "parse_url", "redirect_target"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
SAME_METHOD = frozenset({307, 308})


def parse_url(text: str) -> URL:
    """
    Read a URL; one that is plain ASCII is not requoted.

    Raises:
        FetchError: ``bad-url``.
        ValueError: it is not even the shape of one.
    """
    plain = text.isascii() and " " not in text
    url = URL(text, encoded=plain)
    if url.scheme not in {"http", "https"} or not url.host:
        detail = f"not an http or https address: {text[:200]}"
        raise FetchError(BAD_URL, detail)
    return url.with_fragment(None).with_user(None)


def headers(ask: Request, url: URL) -> dict[str, str]:
    """
    Return the headers of one hop.

    Args:
        url: the hop's address; what belongs to another one is not told.
    """
    told = {"Accept": ask.accept}
    if str(url) == ask.validated:
        if ask.etag:
            told["If-None-Match"] = ask.etag
        if ask.last_modified:
            told["If-Modified-Since"] = ask.last_modified
    name, secret = ask.credential
    if secret and is_same_origin(str(url), ask.url):
        told[name] = secret
    return told


def is_same_origin(one: str, other: str) -> bool:
    """
    Say whether two addresses have scheme, host and port in common.

    Raises:
        FetchError: one of them is no web address.
    """
    return parse_url(one).origin() == parse_url(other).origin()


def redirect_target(ask: Request, url: URL, answer: Response) -> URL | None:
    """
    Return where an answer sends us; None if it is to be taken as it is.

    Args:
        url: the address that gave it.

    Raises:
        FetchError: ``bad-redirect``.
    """
    if answer.status not in REDIRECTS or not _may_follow(ask, answer):
        return None
    try:
        return parse_url(str(url.join(URL(answer.headers["location"]))))
    except (FetchError, ValueError) as error:
        detail = "a redirect to something else than a web address"
        raise FetchError(BAD_REDIRECT, detail) from error


def _may_follow(ask: Request, answer: Response) -> bool:
    """A POST is repeated only where the status keeps its method."""
    has_target = bool(answer.headers.get("location"))
    return has_target and (ask.form is None or answer.status in SAME_METHOD)
