"""Convert the publishing status of any wire to IPTC's three values."""

from extractors.model.item import PubStatus

__all__ = ["parse_pub_status"]

_WORDS: dict[str, PubStatus] = {
    "usable": "usable",
    "published": "usable",
    "withheld": "withheld",
    "withhold": "withheld",
    "embargoed": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "withdrawn": "canceled",
    "deleted": "canceled",
}


def parse_pub_status(stated: str) -> PubStatus:
    """
    Parse a status: a word (``Usable``) or a qcode (``stat:canceled``).

    An unknown word means usable: wires use words of their own (``new``,
    ``live``) only for items that may be published.
    """
    word = stated.replace("/", ":").rpartition(":")[2].strip().lower()
    return _WORDS.get(word, "usable")
