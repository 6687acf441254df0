"""
Gates told from a page's address and first bytes, without reading it.

A gate is no document of the site: it comes from a bot manager or a consent
manager, which leave their own marks. `walls` is the judge of what a page
says; this is what a poller can afford for every page.
"""

import re
from urllib.parse import urlsplit

__all__ = ["gate"]

HEAD = 32 * 1024
# Marks of a challenge's own script: Cloudflare (its ``jsd`` script, which
# stands in ordinary pages too, has none of these), DataDome, Imperva,
# HUMAN, Akamai, AWS.
_CHALLENGE = re.compile(
    rb"window\._cf_chl_opt|id=[\"']challenge-(?:form|error-text)|"
    rb"<title>\s*(?:Just a moment|Attention Required! \| Cloudflare|"
    rb"Access to this page has been denied|Pardon Our Interruption|"
    rb"Human Verification)|captcha-delivery\.com/c\.js|"
    rb"_Incapsula_Resource\?(?:SWUDNSAI|CWUDNSAI)|id=[\"']px-captcha|"
    rb"<title>\s*Access Denied\s*</title>.{0,600}Reference(?:&#32;|\s)*"
    rb"(?:&#35;|#)|"
    rb"window\.gokuProps",
    re.IGNORECASE | re.DOTALL,
)
# Hosts' first labels: a page that sends its readers there first.
_CONSENT = frozenset({"consent", "guce", "cmp", "privacy-mgmt"})


def gate(asked: str, url: str, body: bytes) -> str:
    """
    Name the gate that was passed instead of a page.

    Args:
        asked: the page's address.
        url: where redirects led.

    Returns:
        ``bot-wall`` or ``consent-wall``; empty if it may be the page.
    """
    if _CHALLENGE.search(body[:HEAD]):
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
