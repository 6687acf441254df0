"""Build a request: its URL, its headers, the next URL of a redirect. Pure."""

from yarl import URL

from streams.poller.fetcher.messages import (
    BAD_REDIRECT,
    BAD_URL,
    FetchError,
    Request,
    Response,
)

__all__ = [
    "is_same_origin",
    "parse_url",
    "redirect_target",
    "request_headers",
]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
SAME_METHOD = frozenset({307, 308})


def parse_url(text: str) -> URL:
    """
    Return a URL without user and fragment; plain ASCII is not requoted.

    Raises:
        FetchError: ``bad-url``: not an http or https URL with a host.
        ValueError: the text does not have the syntax of a URL.
    """
    is_quoted = text.isascii() and " " not in text
    url = URL(text, encoded=is_quoted)
    if url.scheme not in {"http", "https"} or not url.host:
        detail = f"not an http or https address: {text[:200]}"
        raise FetchError(BAD_URL, detail)
    return url.with_fragment(None).with_user(None)


def request_headers(request: Request, url: URL) -> dict[str, str]:
    """
    Return the headers of one hop.

    Validators go only to the URL that gave them, and the credential only to
    the origin of the request.

    Args:
        url: the URL of this hop.
    """
    headers = {"Accept": request.accept}
    if str(url) == request.validated:
        if request.etag:
            headers["If-None-Match"] = request.etag
        if request.last_modified:
            headers["If-Modified-Since"] = request.last_modified
    name, secret = request.credential
    if secret and is_same_origin(str(url), request.url):
        headers[name] = secret
    return headers


def is_same_origin(first: str, second: str) -> bool:
    """
    Return whether two URLs have the same scheme, host and port.

    Raises:
        FetchError: one of them is not an http or https URL.
    """
    return parse_url(first).origin() == parse_url(second).origin()


def redirect_target(
    request: Request, url: URL, response: Response
) -> URL | None:
    """
    Return the URL that a response redirects to; None if it does not.

    Args:
        url: the URL of the response; a relative target is resolved with it.

    Raises:
        FetchError: ``bad-redirect``.
    """
    if response.status not in REDIRECTS or not _may_follow(request, response):
        return None
    try:
        return parse_url(str(url.join(URL(response.headers["location"]))))
    except (FetchError, ValueError) as error:
        detail = "a redirect to something else than a web address"
        raise FetchError(BAD_REDIRECT, detail) from error


def _may_follow(request: Request, response: Response) -> bool:
    """Return whether to follow; a POST only if the status keeps its method."""
    has_target = bool(response.headers.get("location"))
    return has_target and (
        request.form is None or response.status in SAME_METHOD
    )
