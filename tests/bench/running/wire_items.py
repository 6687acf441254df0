"""
Wire items for benches: invented copy in ninjs and in NewsML-G2.

An item is a pure function of its number. The text has the words, names,
places, amounts and dates that wire copy has, because the entity engine and
the amounts depend on them; no two items repeat each other.
"""

from datetime import UTC, datetime, timedelta
from random import Random

import msgspec

from extractors.model.raw import RawItem
from streams.demo.model import CarriedStory, Story, feed
from streams.demo.render_newsml import render_newsml

__all__ = ["START", "make_item", "ninjs_document"]

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
WORDS = 350
SITE = "http://127.0.0.1:1"
AGENCY = "north-harbour"

_ONSETS = ("b", "br", "d", "f", "gl", "h", "k", "l", "m", "p", "s", "t", "v")
_VOWELS = ("a", "e", "i", "o", "u", "ea", "io")
_CODAS = ("", "l", "n", "r", "s", "t", "nd", "rk")
_FIRST = (
    "Anna", "Peter", "Maria", "Thomas", "Ingrid", "David", "Elena", "Samuel",
)  # fmt: skip
_PLACES = (
    "Bergen", "Nairobi", "Lisbon", "Hamburg", "Toronto", "Osaka", "Lima",
    "Kenya", "Norway", "Portugal",
)  # fmt: skip
_OFFICES = (
    "Minister", "President", "Mayor", "Professor", "Chief Executive",
)  # fmt: skip
_LINKS = (
    "the", "of", "and", "to", "in", "for", "on", "with", "by", "from", "after",
    "said", "will", "was", "has", "a", "its", "at", "that", "new",
)  # fmt: skip
_MONTHS = ("January", "March", "April", "June", "September", "November")


def _coin_words(count: int) -> tuple[str, ...]:
    dice = Random(11)
    return tuple(
        "".join(
            dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS)
            for _ in range(dice.randint(1, 3))
        )
        for _ in range(count)
    )


_COINED = _coin_words(12_000)


def make_item(number: int) -> RawItem:
    """Return item N as it is on ``wire.raw``: every third is NewsML-G2."""
    sent = START + timedelta(seconds=number)
    if number % 3 == 2:
        uri, media_type = (
            f"urn:bench:g2:{number}",
            "application/vnd.iptc.g2.newsmessage+xml",
        )
        body = _newsml(number, sent)
    else:
        uri, media_type = f"urn:bench:{number}", "application/json"
        body = msgspec.json.encode(_ninjs(number, sent))
    return RawItem(
        feed=f"bench-{number % 30}", uri=uri, media_type=media_type,
        fetched_at=sent, body=body, agency=f"Agency {number % 7}", lane="en",
        language="en",
    )  # fmt: skip


def ninjs_document(numbers: range, sent: datetime) -> bytes:
    """Return a feed's document with these items."""
    return msgspec.json.encode(
        {"items": [_ninjs(number, sent) for number in numbers]}
    )


def _ninjs(number: int, sent: datetime) -> dict[str, object]:
    headline, paragraphs = _story(number)
    return {
        "uri": f"urn:bench:{number}", "type": "text", "version": "1",
        "versioncreated": sent.isoformat(), "language": "en",
        "pubstatus": "usable", "urgency": 4, "headline": headline,
        "byline": f"By {_person(Random(number))}",
        "body_text": "\n\n".join(paragraphs),
    }  # fmt: skip


def _newsml(number: int, sent: datetime) -> bytes:
    headline, paragraphs = _story(number)
    story = Story(
        id=f"{number}", headline=headline, body="\n\n".join(paragraphs),
        agency=AGENCY, dateline="BERGEN", slugline=f"bench-{number}",
    )  # fmt: skip
    return render_newsml(
        feed(AGENCY), (CarriedStory(story, sent, sent),), SITE
    )


def _story(number: int) -> tuple[str, list[str]]:
    """Return the headline and ten paragraphs, 350 words together."""
    dice = Random(number)
    headline = " ".join(_words(dice, 8)).capitalize()
    return headline, [_paragraph(dice) for _ in range(10)]


def _paragraph(dice: Random) -> str:
    """Return 35 words with a person, a place, a firm, and a figure."""
    place, year = dice.choice(_PLACES), dice.randint(1990, 2026)
    figure = dice.choice(
        (
            f"{dice.randint(2, 900)} million euros",
            f"${dice.randint(10, 999)} million",
            f"{dice.randint(2, 99)} percent",
            f"{dice.randint(1, 28)} {dice.choice(_MONTHS)} {year}",
        )
    )
    firm = f"{dice.choice(_COINED).capitalize()} Group"
    lede = (
        f"{dice.choice(_OFFICES)} {_person(dice)} told {firm} in {place} that"
    )
    fixed = len(f"{lede} {figure}".split())
    words = _words(dice, WORDS // 10 - fixed)
    half = len(words) // 2
    return (
        f"{lede} {' '.join(words[:half])} {figure} {' '.join(words[half:])}."
    )


def _person(dice: Random) -> str:
    return f"{dice.choice(_FIRST)} {dice.choice(_COINED).capitalize()}"


def _words(dice: Random, count: int) -> list[str]:
    """Return running words; every other one is a common one."""
    return [
        dice.choice(_LINKS) if place % 2 else dice.choice(_COINED)
        for place in range(count)
    ]
