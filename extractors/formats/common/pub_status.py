"""Convert the publishing status of any wire to IPTC's three values."""

import re

from extractors.model.item import PubStatus

__all__ = ["parse_pub_status"]

_WORDS: dict[str, PubStatus] = {
    "usable": "usable",
    "published": "usable",
    "withheld": "withheld",
    "withhold": "withheld",
    "embargoed": "withheld",
    "embargo": "withheld",
    "hold": "withheld",
    "held": "withheld",
    "on hold": "withheld",
    "suspended": "withheld",
    "draft": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "withdraw": "canceled",
    "withdrawn": "canceled",
    "deleted": "canceled",
    "delete": "canceled",
    "removed": "canceled",
    "recalled": "canceled",
    "retracted": "canceled",
    "revoked": "canceled",
    "spiked": "canceled",
    "unpublished": "canceled",
    "void": "canceled",
}


def parse_pub_status(stated: str) -> PubStatus:
    """
    Parse a status: a word (``Usable``) or a qcode (``stat:canceled``).

    An unknown word means usable: wires use words of their own (``new``,
    ``live``) only for items that may be published.
    """
    word = re.split(r"[/:#]", stated)[-1].strip().lower()
    return _WORDS.get(re.sub(r"[\s_-]+", " ", word), "usable")
