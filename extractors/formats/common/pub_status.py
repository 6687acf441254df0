"""Convert the publishing status of any wire to IPTC's three values."""

from datetime import datetime

from extractors.model.item import PubStatus

__all__ = ["hold_open_end", "parse_pub_status"]

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


def hold_open_end(
    status: PubStatus, until: datetime | None, *, is_stated: bool
) -> PubStatus:
    """
    Return the status of an item that may be under an embargo without an end.

    An empty ``embargoed`` element means that the end is not known
    (NewsML-G2 Guidelines, "Embargoed"). So does one that cannot be read.

    Args:
        until: the end of the embargo, if it was read.
        is_stated: whether the document has an embargo at all.
    """
    is_open_end = is_stated and until is None and status == "usable"
    return "withheld" if is_open_end else status
