"""
Text functions of the agents, and texts that make slow patterns slow.

`tests.extractors.test_linear_text` requires that the time of each function
grows in proportion to its input. `tests.bench.hostile_text` prints the times.
"""

import gc
import time
from collections.abc import Callable
from datetime import UTC, date, datetime

from msgspec.structs import replace

from extractors.entities.coreference import resolve_full_names
from extractors.entities.engine import Span
from extractors.entities.languages import recognise
from extractors.entities.places.linking import link_places
from extractors.entities.rule_engine import rule_engine
from extractors.entities.text.credit_spans import (
    assign_credit_roles,
    find_agency,
)
from extractors.entities.text.tokens import tokenise
from extractors.entities.values.values import find_values
from extractors.fields import (
    alert,
    byline,
    caption,
    credit,
    dateline,
    furniture,
    headline,
    text,
)
from extractors.formats.common import dates, guid, guid_revision, take_words
from extractors.formats.common.text import one_line, strip_html, to_paragraphs
from extractors.model.item import Caption, NewsItem
from extractors.pipeline import copyedit
from extractors.providers.embargo import read_embargo
from extractors.providers.headline_marks import read_marks
from extractors.providers.registry import DIALECTS, is_end_mark
from extractors.similarity import captions, spun, tokens
from extractors.similarity.duplicate_kinds import headlines_agree
from streams.desk.dedupe.versions import editorial_markers

__all__ = ["FUNCTIONS", "PATTERNS", "hostile_text", "measure"]

TextFunction = Callable[[str], object]

DAY = date(2026, 11, 28)
BLANK = NewsItem(
    uri="urn:example:1",
    feed="feed",
    fetched_at=datetime(2026, 11, 28, tzinfo=UTC),
)
ENGLISH = rule_engine()
LANGUAGES = ("es", "fr", "de", "id", "zh", "ar", "ru")


def _paragraphs(body: str) -> tuple[str, ...]:
    return tuple(filter(None, body.split("\n")))


def _edit(body: str) -> object:
    return copyedit.edit(_paragraphs(body), "Headline")


def _merge_captions(body: str) -> object:
    lines = body.split("\n") if "\n" in body else body.split(".")
    return copyedit.merge_captions(Caption(line) for line in lines)


def _likeness(body: str) -> object:
    words = captions.normal_form(body).split()
    return captions.likeness(words, [*words[1:], "x"])


def _spans(body: str) -> list[Span]:
    """Return each word as a person, an organisation or a place."""
    kinds = ("person", "organisation", "place")
    found = tokenise(body)
    return [
        Span(start, end, kinds[at % 3])  # type: ignore[arg-type]
        for at, (start, end) in enumerate(
            zip(found.starts, found.ends, strict=True)
        )
    ]


def _own_marks(agency: str) -> TextFunction:
    item = replace(BLANK, agency=agency)
    return lambda body: read_marks(replace(item, headline=body))


def _end_mark(agency: str) -> TextFunction:
    return lambda body: is_end_mark(body, agency)


def _rules(language: str) -> TextFunction:
    return lambda body: ENGLISH(body, language)


FUNCTIONS: dict[str, TextFunction] = {
    "alert.first_sentence": alert.first_sentence,
    "alert.is_alert_label": alert.is_alert_label,
    "byline.parse": byline.parse,
    "byline.is_signoff": byline.is_signoff,
    "caption.extract": caption.extract,
    "caption.is_credit": caption.is_credit,
    "caption.has_file_mark": caption.has_file_mark,
    "caption.parse": caption.parse,
    "caption.parse(supplied)": lambda body: caption.parse("A man.", body),
    "caption.is_same": lambda body: caption.is_same(body, body),
    "credit.find_tail": credit.find_tail,
    "credit.find_tail(sure)": lambda body: credit.find_tail(body, sure=True),
    "credit.is_bracketed_credit": lambda body: credit.is_bracketed_credit(
        body, in_caption=True
    ),
    "credit.names_only_agencies": credit.names_only_agencies,
    "credit.split_parties": credit.split_parties,
    "credit.strip_label": credit.strip_label,
    "dateline.parse": dateline.parse,
    "dateline.parse_supplied": dateline.parse_supplied,
    "furniture.is_furniture": furniture.is_furniture,
    "headline.repeats": lambda body: headline.repeats(body, body),
    "headline.strip_site_name": headline.strip_site_name,
    "headline.strip_site_name(site)": lambda body: headline.strip_site_name(
        body, "", "site"
    ),
    "text.repair": text.repair,
    "text.collapse_spaces": text.collapse_spaces,
    "text.join_lines": text.join_lines,
    "text.fold": text.fold,
    "text.detokenise": text.detokenise,
    "copyedit.edit": _edit,
    "copyedit.merge_captions": _merge_captions,
    "embargo.parse_embargo": lambda body: read_embargo(
        replace(BLANK, ed_note=body)
    ),
    "read_marks(headline)": _own_marks(""),
    "read_marks(ed_note)": lambda body: read_marks(
        replace(BLANK, ed_note=body)
    ),
    "read_marks(take_key)": lambda body: read_marks(
        replace(BLANK, take_key=body)
    ),
    "read_marks(byline)": lambda body: read_marks(replace(BLANK, byline=body)),
    **{
        f"read_marks({dialect.agency})": _own_marks(dialect.agency)
        for dialect in DIALECTS
    },
    **{
        f"is_end_mark({dialect.agency})": _end_mark(dialect.agency)
        for dialect in DIALECTS
    },
    "one_line": one_line,
    "strip_html": strip_html,
    "to_paragraphs": to_paragraphs,
    "dates.parse": dates.parse,
    "guid.scope_guid": lambda body: guid.scope_guid(body, "host"),
    "guid.host_of": guid.host_of,
    "guid.resolve_repeated_guids": lambda body: guid.resolve_repeated_guids(
        (body.encode(), body.encode())
    ),
    "guid_revision.split_revision": guid_revision.split_revision,
    "take_words.story_slug": take_words.story_slug,
    "take_words.is_lead": take_words.is_lead,
    "similarity.tokens": tokens.tokens,
    "similarity.captions.normal_form": captions.normal_form,
    "similarity.captions.likeness": _likeness,
    "similarity.spun.evidence": lambda body: spun.evidence(body, "en"),
    "headlines_agree": lambda body: headlines_agree(body, body),
    "editorial_markers.is_version": lambda body: editorial_markers.is_version(
        replace(BLANK, headline=body, ed_note=body, take_key=body)
    ),
    "editorial_markers.headline_stem": editorial_markers.headline_stem,
    "entities.tokenise": tokenise,
    "entities.find_values": lambda body: list(find_values(body, DAY)),
    "entities.assign_credit_roles": lambda body: assign_credit_roles(
        body, _spans(body)
    ),
    "entities.find_agency": find_agency,
    "entities.resolve_full_names": lambda body: resolve_full_names(
        body, _spans(body)
    ),
    "entities.link_places": lambda body: link_places(body, _spans(body)),
    "entities.rules(en)": _rules("en"),
    **{f"entities.rules({name})": _rules(name) for name in LANGUAGES},
    "entities.recognise(other)": lambda body: recognise(body, "nl", ()),
}
"""The text functions by name; each takes one text."""

PATTERNS: dict[str, tuple[str, str, str]] = {
    "letters": ("", "a", ""),
    "capitals": ("", "A", "!"),
    "Cyrillic letters": ("", "ый", "!"),
    "Han": ("", "国长", "!"),
    "digits": ("", "1", "!"),
    "numbers": ("", "1.2,", "x"),
    "spaces": ("a", " ", "b"),
    "spaces before a slash": ("a", " ", "/b"),
    "tabs": ("A", "\t", "(UPDATE"),
    "newlines": ("a", "\n", "b"),
    "newlines and spaces": ("a", "\n ", "b"),
    "[": ("", "[", ""),
    "(": ("", "(", ""),
    "( and words": ("", "(a b ", ""),
    "(Editing by": ("", "(Editing by ", ""),
    "[a/b": ("", "[a/b ", ""),
    "brackets": ("", "(AP) ", "x"),
    "<": ("", "<", ""),
    "<!--": ("", "<!--", ""),
    "<script>": ("", "<script>", "</p>"),
    "<link": ("", "<link ", ""),
    "<id>": ("", "<id>\n ", ""),
    "dots": ("", ".", "x"),
    "initials": ("", "A.", "1"),
    "slashes": ("A", "/", "!"),
    "bars": ("A", " | ", "!"),
    "names and slashes": ("", "A B/", "!"),
    "lower names and slashes": ("", "a/", "!"),
    "capital words": ("", "Jane Roe ", "!"),
    "long names": ("", "Jane-", "/!"),
    "small words": ("", "the man ", "(UPDATE"),
    "sentences": ("", "The man said. ", "Photo:"),
    "commas": ("", ",", "x"),
    "comma words": ("lead", ", a", "!"),
    "UPDATE 1-": ("", "UPDATE 1-", "Oil"),
    "(UPDATE)": ("Oil", " (UPDATE)", ""),
    "(LEAD": ("", " (LEAD", ""),
    "CORRECTED (": ("", "CORRECTED (", ""),
    "story killed": ("", "story ", "is"),
    "datelines": ("", "LONDON, May 5 (Reuters) - ", "x"),
    "places": ("", "LONDON/", "x"),
    "Photo: A/B": ("", "Photo: A/B ", "!"),
    "Photo": ("", "Photo ", ": a/"),
    "via": ("", "A/ via ", "Reuter"),
    "credits": ("", "A man. Photo: Jane Roe/AFP\n", ""),
    "bracketed credits": ("", "A man [Photo/Xinhua] ", ""),
    "captions": ("", "FILE PHOTO: A man. REUTERS/Jane Roe\n", ""),
    "agency tail": ("A.", "/a ", "/AFP"),
    "quotation marks": ("", "“", ""),
    "straight quotes": ("", '"', ""),
    "guillemets": ("", "«А", ""),
    "apostrophes": ("", "a'", ""),
    "hyphens": ("", "-", "x"),
    "hyphen words": ("", "a-", "!"),
    "underscores": ("", "_", "!"),
    "equals": ("", "=(", ""),
    "copyright": ("", "© a", "!"),
    "EMBARGOED": ("", "EMBARGOED ", "x"),
    "titles": ("", "Präsident Jan ", "x"),
    "urn": ("urn:newsml:a:20260101:", "1:", "x"),
    "tag": ("", "tag_reuters.com,2018_newsml_a_", "x"),
    "address": ("https://", "a.", "/?"),
    "mojibake": ("", "Ã©", ""),
    "money": ("", "$1 ", "x"),
    "dates": ("", "May 5, ", "x"),
    "spun": ("", "rapat and eksternal ", "x"),
}
"""Head, repeated unit and tail of each hostile text."""


def hostile_text(pattern: str, size: int) -> str:
    """Return a text of about `size` characters with a pattern of the list."""
    head, unit, tail = PATTERNS[pattern]
    return head + unit * (size // len(unit)) + tail


def measure(function: TextFunction, body: str, rounds: int = 1) -> float:
    """
    Return the least CPU time of some calls, in seconds.

    The garbage collector is off: its time depends on all other objects.
    """
    best = float("inf")
    gc.disable()
    try:
        for number in range(rounds):
            fresh = f"{body}{' ' * number}"  # a cache has no result for it
            start = time.process_time()
            function(fresh)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best
