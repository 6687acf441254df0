"""Publishing status as the many wires say it, in IPTC's three words."""

from extractors.model.item import PubStatus

__all__ = ["pub_status"]

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


def pub_status(stated: str) -> PubStatus:
    """
    Read a status, bare (``Usable``) or as a qcode (``stat:canceled``).

    A status that says neither is usable: wires write words of their own
    (``new``, ``live``) only on what may run.
    """
    word = stated.replace("/", ":").rpartition(":")[2].strip().lower()
    return _WORDS.get(word, "usable")
