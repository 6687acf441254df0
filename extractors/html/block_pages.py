"""
Gates told from a page's address and first bytes, without reading it.

A gate is no document of the site: it comes from a bot manager or a consent
manager, which leave their own marks. `walls` is the judge of what a page
says; this is what a poller can afford for every page.
"""

from urllib.parse import urlsplit

__all__ = ["block_reason"]

HEAD = 32 * 1024
# Marks of a challenge's own script or title, in small letters: Cloudflare
# (its ``jsd`` script, which stands in ordinary pages too, has none of
# these), DataDome, Imperva, HUMAN, AWS. Plain searches take 0.14 ms a page,
# one pattern of all of them 1.9.
_CHALLENGES = (
    b"window._cf_chl_opt",
    b"captcha-delivery.com/c.js",
    b"_incapsula_resource?swudnsai",
    b"_incapsula_resource?cwudnsai",
    b"window.gokuprops",
    b"<title>just a moment...</title>",
    b"<title>attention required! | cloudflare",
    b"<title>access to this page has been denied</title>",
    b"<title>pardon our interruption</title>",
    b"<title>human verification</title>",
)
# Akamai's refusal: these words, and a reference number.
_DENIED = (b"<title>access denied</title>", b"reference")
# Hosts' first labels: a page that sends its readers there first.
_CONSENT = frozenset({"consent", "guce", "cmp", "privacy-mgmt"})


def block_reason(asked: str, url: str, body: bytes) -> str:
    """
    Name the gate that was passed instead of a page.

    Args:
        asked: the page's address.
        url: where redirects led.

    Returns:
        ``bot-wall`` or ``consent-wall``; empty if it may be the page.
    """
    head = body[:HEAD].lower()
    denied = all(mark in head for mark in _DENIED)
    if denied or any(mark in head for mark in _CHALLENGES):
        return "bot-wall"
    label = _host(url).partition(".")[0]
    if label in _CONSENT and _host(url) != _host(asked):
        return "consent-wall"
    return ""


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
