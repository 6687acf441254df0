"""
Split the revision off identities that contain it.

Every version of a story must have the same identity, so that a kill reaches
all of them. The revision belongs into the item's ``version``.
"""

import re

__all__ = ["split_revision"]

_SUFFIXES = (
    # AFP, ANA-MPE, dpa: a PublicIdentifier ends with the revision and an
    # update mark N, U or A (NewsML 1.2, 5.5.2.6).
    re.compile(
        r"\A(?P<uri>urn:newsml:[^:]+:\d{8}(?:T\d{6}Z?)?:.+):"
        r"(?P<revision>\d+)[NUA]?\Z"
    ),
    # Reuters: tag:reuters.com,2018:newsml_MTZXEE13ZXCZES:2
    re.compile(
        r"\A(?P<uri>tag:reuters\.com,\d{4}:newsml_\w+):"
        r"(?P<revision>\d+)\Z"
    ),
    # Reuters, as file names: tag_reuters.com_2014_newsml_KBN0FL0ZP_version_2
    re.compile(
        r"\A(?P<uri>.*tag_reuters\.com[,_]\d{4}_newsml_\w+?)_"
        r"(?:version_)?(?P<revision>\d+)\Z"
    ),
    # AP Media API: the path names the item, the query names the revision.
    re.compile(
        r"\A(?P<uri>https?://api\.ap\.org/media/v/content/[^?]+)\?"
        r"(?P<revision>)"
    ),
    # PA: <uuid>SSS-3-1 is version 3 of take 1
    re.compile(
        r"\A(?P<uri>(?:urn:copydesk:[^:]*:)?[0-9a-f-]{36}[A-Z]{2,4})-"
        r"(?P<revision>\d+)(?P<take>-\d+)\Z"
    ),
    # NTB, Ritzau: RED_20160512_RTZ_8883_0, 20160512:RTZ:8883:0
    re.compile(
        r"\A(?P<uri>(?:urn:copydesk:[^:]*:)?(?:RED_)?\d{8}[_:][A-Z]+[_:]\d+)"
        r"[_:](?P<revision>\d+)\Z"
    ),
)


def split_revision(uri: str) -> tuple[str, str]:
    """
    Split an identity into its stable part and its revision.

    Args:
        uri: as the supplier writes it.

    Returns:
        The identity without its revision, and the revision (empty if none).
    """
    for pattern in _SUFFIXES:
        match = pattern.match(uri)
        if match:
            take = match.groupdict().get("take") or ""
            return match["uri"] + take, match["revision"]
    return uri, ""
