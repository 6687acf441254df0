"""
Remove from links what is not part of the address of a story.

    clean_link     without tracking parameters; compared and published
    identity_link  also without the tokens of sessions and requests; compared
    document_link  the address of an agency's document, without its query

A feed can give the same link with other campaign parameters at each poll.
The names of most tracking parameters are courlan's, from the lists of AdGuard
and ClearURLs. courlan also removes names that can identify a story (``cid``,
``source``, ``gallery``). Such a parameter stays here if its value looks like
a number, or if the rest of the link would identify nothing. What is kept is
not encoded anew, because some servers accept only their own form.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from urllib.parse import quote

from courlan import clean_url

__all__ = ["clean_link", "document_link", "identity_link"]

_WEB = re.compile(r"https?://", re.IGNORECASE)
# Prefixes and names that courlan 1.4 does not know.
_PREFIX = re.compile(r"(?:at|ga|hsa|matomo|ns|piwik|wt)[_.-]")
_NAMES = frozenset(
    re.findall(
        r"\w+",
        "_ga _gl _hsenc _hsmi cmp cmpid ftag guccounter guce_referrer igsh ito"
        " mkt_tok ncid ocid smid spm xtor",
    )
)
_CLICK = re.compile(r"(?:\w+clid|msclkid|gbraid|wbraid|igshid)\Z")
# Words that name a campaign or a source, and in some systems a story.
_AMBIGUOUS = frozenset(
    re.findall(
        r"\w+",
        "aff affiliate campaign cid kwd medium ref referer referrer source"
        " src",
    )
)
_NUMBER = re.compile(r"\d{3}|\A\d+\Z")
_TOKENS = frozenset(
    re.findall(
        r"\w+",
        "access_token apikey api_key auth auth_token authtoken jsessionid"
        " phpsessid request_token session session_id sessionid sessid sid"
        " sig signature token",
    )
)
_CLOUD_TOKEN = re.compile(r"x-(?:amz|goog)-|aspsession")
_MIN_TOKEN = 6
_MIN_SID = 16
"""Characters of ``sid``, which in older systems is the number of a story."""
_PATH_SESSION = re.compile(
    r";(?:jsessionid|phpsessid)=[^/?#;]*", re.IGNORECASE
)
_OWN_NAME = re.compile(r"[\d_%-]|\.html?\Z")
_SCRIPT = re.compile(r"\.(?:aspx?|cgi|do|jspx?|php\d?|pl)\Z", re.IGNORECASE)
_OPAQUE = re.compile(
    r"(?=[^/]{0,80}?\d)[0-9a-f-]{8,80}\Z|\d{5,80}\Z", re.IGNORECASE
)
"""A last part of a path that is a number or a hash."""
_ID_NAMES = frozenset({"id", "itemid", "item_id", "guid", "uri"})
_MIN_ID = 4
_MAX_NAME = 60
"""Characters of a parameter's name; a longer one is kept."""

_IsExtra = Callable[[str, str], bool]


def clean_link(url: str) -> str:
    """
    Return a web link without its tracking parameters.

    Anything that is not an ``http`` link is returned as it is. Applied to its
    own result, it changes nothing.
    """
    if not _has_parameters(url):
        return url
    return _filter(url, _is_certain, _is_ambiguous)


def identity_link(url: str) -> str:
    """
    Return a web link as an identity: without tracking and tokens.

    The result need not be an address that can be fetched. Applied to its own
    result, it changes nothing.
    """
    if not _has_parameters(url) and ";" not in url:
        return url
    if not _WEB.match(url):
        return url
    before, mark, rest = url.partition("?")
    url = _PATH_SESSION.sub("", before) + mark + rest
    return _filter(url, _is_certain, _is_ambiguous_or_token)


def document_link(url: str, ids: Iterable[str] = ()) -> str:
    """
    Return the address of an agency's document as an identity.

    An interface of an agency puts tokens of the request and the version into
    the query. If the path names the document, the query is no part of its
    identity, except for a parameter that is called an id.

    Args:
        ids: other identifiers of the document, as stated beside the address.
    """
    base, mark, query = url.partition("?")
    if not mark or not _WEB.match(url):
        return url
    last = base.rstrip("/").rpartition("/")[2]
    parts = base.split("/")[3:]
    named = any(len(name) >= _MIN_ID and name in parts for name in ids)
    if not named and not _OPAQUE.match(last):
        return url
    kept = _keep(query, lambda name, _: name not in _ID_NAMES)
    return base + (mark + "&".join(kept) if kept else "")


def _has_parameters(url: str) -> bool:
    return ("?" in url or "#" in url) and bool(_WEB.match(url))


def _filter(url: str, certain: _IsExtra, ambiguous: _IsExtra) -> str:
    """
    Return the link without its extra parameters.

    Args:
        certain: whether a parameter is extra in every link.
        ambiguous: whether it is extra if the rest identifies a story.
    """
    address, hash_sign, fragment = url.partition("#")
    base, mark, query = address.partition("?")
    kept = _keep(query, certain)
    own = _keep("&".join(kept), ambiguous)
    if own or _names_a_story(base):
        kept = own
    anchor = _keep(fragment, certain) if "=" in fragment else [fragment]
    return (
        base
        + (mark + "&".join(kept) if kept or (mark and not query) else "")
        + (hash_sign + "&".join(anchor) if anchor else "")
    )


def _keep(query: str, is_extra: _IsExtra) -> list[str]:
    return [
        part
        for part in query.split("&")
        if part and not is_extra(*_name_and_value(part))
    ]


def _name_and_value(part: str) -> tuple[str, str]:
    name, _, value = part.partition("=")
    return name.lower().removeprefix("amp;").lstrip("?"), value


def _names_a_story(base: str) -> bool:
    """Return whether a link without its query is of one story."""
    path = base.partition("://")[2].partition("/")[2]
    last = path.rstrip("/").rpartition("/")[2]
    return bool(_OWN_NAME.search(last)) and not _SCRIPT.search(last)


def _is_certain(name: str, _value: str) -> bool:
    if name in _NAMES or _PREFIX.match(name) or _CLICK.match(name):
        return True
    prefix, mark, _ = name.partition("_")
    if not mark or not prefix or _is_tracker(prefix):
        # courlan also removes all names that begin with ``source`` or ``ga``.
        return False
    return _is_tracker(f"{prefix}_name")


def _is_ambiguous(name: str, value: str) -> bool:
    return name in _AMBIGUOUS and not _NUMBER.search(value)


def _is_ambiguous_or_token(name: str, value: str) -> bool:
    return _is_ambiguous(name, value) or _is_token(name, value)


def _is_token(name: str, value: str) -> bool:
    if _CLOUD_TOKEN.match(name) or name == "expires":
        return True
    least = _MIN_SID if name == "sid" else _MIN_TOKEN
    return name in _TOKENS and len(value) >= least and not value.isdecimal()


@lru_cache(maxsize=1024)
def _is_tracker(name: str) -> bool:
    """Return whether courlan removes a parameter of this name."""
    if len(name) > _MAX_NAME:
        return False
    query = f"{quote(name)}=1"
    return query not in (clean_url(f"https://host.example/a?{query}") or query)
