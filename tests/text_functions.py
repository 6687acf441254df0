"""
The text functions of the desk by name, each as a function of one text.

`tests.extractors.test_linear_text` requires that the time of each function
grows in proportion to its input. `tests.bench.hostile_text` prints the times.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from inspect import unwrap

from msgspec.structs import replace

from extractors.crosslingual import StoryLinker, neutral_terms, term_words
from extractors.crosslingual.numbers import read_numbers
from extractors.crosslingual.sounds import sounds
from extractors.entities import extract_entities, infer_subjects
from extractors.entities.coreference import resolve_full_names
from extractors.entities.engine import MAX_SPANS, Span
from extractors.entities.english.namesakes import is_team_of_state
from extractors.entities.languages import recognise
from extractors.entities.places.linking import link_places
from extractors.entities.rule_engine import rule_engine
from extractors.entities.text.credit_spans import (
    assign_credit_roles,
    find_agency,
)
from extractors.entities.text.tokens import tokenise
from extractors.entities.values.values import find_values
from extractors.events.terms import count_terms, name_terms
from extractors.fields import (
    access_notices,
    alert,
    authors,
    byline,
    byline_additions,
    caption,
    cms_code,
    credit,
    dateline,
    furniture,
    headline,
    language,
    link_notes,
    name_line,
    take_words,
    text,
)
from extractors.fields.dateline.agencies import without_agency
from extractors.fields.dateline.places import is_region
from extractors.fields.headline.site_names import has_name_of_press
from extractors.formats.common import (
    dates,
    guid,
    references,
)
from extractors.formats.common.date_forms import date_labels, zones
from extractors.formats.common.date_forms.relative_times import read_relative
from extractors.formats.common.embargo import read_embargo
from extractors.formats.common.text import (
    one_line,
    plain_paragraphs,
    strip_html,
    to_paragraphs,
    unescape_again,
)
from extractors.formats.wire.header_block import split_header_block
from extractors.html.body.live_blogs import has_clock_times, is_clock_time
from extractors.html.error_pages import is_error_page
from extractors.html.reader_notices import (
    count_words,
    notice_kind,
    speaks_of_this_page,
)
from extractors.html.reading_prompts import (
    asks_to_pay,
    asks_to_register,
    is_free,
)
from extractors.html.walls import drop_prompts, is_paywall
from extractors.model import guid_revision
from extractors.model.errors import ExtractError
from extractors.model.item import Caption, Dateline, NewsItem, Reference
from extractors.model.raw import RawItem
from extractors.pipeline import copyedit
from extractors.pipeline.clean import clean
from extractors.pipeline.date_lines import is_date_line
from extractors.pipeline.text_length import markup_length
from extractors.providers.bylines import read_byline
from extractors.providers.desk_notes import states_change, take_desk_notes
from extractors.providers.embargo import (
    find_embargo,
    take_embargo_lines,
)
from extractors.providers.end_lines import (
    is_end_line,
    read_signature,
    read_text_credit,
    split_end_mark,
)
from extractors.providers.genre_labels import genre_of
from extractors.providers.headline_marks import read_headline, read_marks
from extractors.providers.registry import DIALECTS, is_end_mark
from extractors.similarity import captions, spun
from extractors.similarity.assessment import assess, excerpts
from extractors.similarity.comparison import compare
from extractors.similarity.duplicate_kinds import headlines_agree
from extractors.similarity.headline_support import Article, headline_support
from extractors.similarity.mended_words import is_mended
from extractors.similarity.novelty.sentences import split_sentences
from extractors.words import tokens
from extractors.words.content_words import content_words
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.dedupe.versions import editorial_markers
from streams.desk.dedupe.versions.stated_references import find_named
from streams.desk.state.state import dict_state

__all__ = ["FUNCTIONS"]

TextFunction = Callable[[str], object]

DAY = date(2026, 11, 28)
NOW = datetime(2026, 11, 28, tzinfo=UTC)
BLANK = NewsItem(
    uri="urn:example:1",
    feed="feed",
    fetched_at=NOW,
)
EMBARGO_MARKS = (
    "Embargo until",
    "Embargo until 4 December",
    "Embargo until Friday 6 o'clock",
    "Sperrfrist: 6 Uhr",
)
ENGLISH = rule_engine()
NOTICE = "Sorry, this site needs cookies and scripts. Please allow them."
LANGUAGES = (
    "es", "fr", "de", "id", "zh", "ar", "ru", "sv", "fi", "pl", "cs", "tr",
    "uk", "ja", "ko",
)  # fmt: skip


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
    """Return the words as people, organisations and places."""
    kinds = ("person", "organisation", "place")
    found = tokenise(body)
    return [
        Span(start, end, kinds[at % 3])  # type: ignore[arg-type]
        for at, (start, end) in enumerate(
            zip(found.starts[:MAX_SPANS], found.ends[:MAX_SPANS], strict=True)
        )
    ]


def _own_marks(agency: str) -> TextFunction:
    item = replace(BLANK, agency=agency)
    return lambda body: read_marks(replace(item, headline=body))


def _end_mark(agency: str) -> TextFunction:
    return lambda body: is_end_mark(body, agency)


def _clean(body: str) -> object:
    raw = RawItem("f", "urn:t:1", "text/plain", NOW, f"A\n\n{body}".encode())
    try:
        return clean(raw)
    except ExtractError as error:
        return error


def _find_values(language: str, body: str) -> object:
    return list(find_values(body, DAY, language))


def _item(body: str, number: int = 0) -> NewsItem:
    """Return an item with the text in all fields that the desk compares."""
    return replace(
        BLANK,
        uri=f"urn:example:{number}",
        agency=f"Agency {number}",
        lane="en",
        language="en",
        headline=body[:1000],
        slugline=body[:1000],
        body=body,
        captions=(Caption(body[: len(body) // 2], body[:1000]),),
    )


def _judge(body: str) -> object:
    """Judge an item whose text another agency had before."""
    state = dict_state()
    for number in range(2):
        verdict = judge(_item(body, number), state, f"wire.raw-0:{number}")
        apply(verdict, state)
    return state


def _kill(body: str) -> object:
    state = dict_state()
    item = _item(body)
    apply(judge(item, state, "wire.raw-0:0"), state)
    return judge(
        replace(item, pub_status="canceled", version="2"),
        state,
        "wire.raw-0:1",
    )


def _compare(body: str) -> object:
    """Compare two texts that differ in every tenth word."""
    words = body.split()
    other = [word if at % 10 else f"{word}x" for at, word in enumerate(words)]
    return compare(tokens.read(body), tokens.read(" ".join(other)))


def _rules(language: str) -> TextFunction:
    return lambda body: ENGLISH(body, language)


def _update(body: str) -> object:
    """Judge a version whose text is another one."""
    state = dict_state()
    item = _item(body)
    apply(judge(item, state, "wire.raw-0:0"), state)
    other = replace(item, body=body[::-1], version="2")
    return judge(other, state, "wire.raw-0:1")


def _assess(body: str) -> object:
    """Assess a longer text with another headline against a text."""
    new = Article(body[:1000], f"{body} {body[:1000]}")
    assessment = unwrap(assess)(new, Article("Other", body))
    return assessment.finding, excerpts(assessment.news)


def _read_all(
    read: Callable[[str, str], Iterable[str]], language: str, body: str
) -> object:
    return list(read(body, language))


def _link(body: str) -> object:
    """Find the story that has the same terms in another language."""
    linker = StoryLinker()
    terms = neutral_terms(_item(body), ())
    linker.add("story", "en", terms, 0.0)
    return linker.find("de", terms, 0.0)


FUNCTIONS: dict[str, TextFunction] = {
    "byline.parse": byline.parse,
    "byline.is_signoff": byline.is_signoff,
    "authors.parse_authors": authors.parse_authors,
    "authors.parse_authors(shown)": lambda body: authors.parse_authors(
        body, is_shown=True
    ),
    "authors.parse_mailbox": authors.parse_mailbox,
    "authors.split_label": authors.split_label,
    "authors.is_list_of_names": authors.is_list_of_names,
    "authors.is_personal": authors.is_personal,
    "authors.has_role": authors.has_role,
    "authors.is_author_label": authors.is_author_label,
    "name_line.find_name_line": lambda body: name_line.find_name_line(
        [body, body], body, "en"
    ),
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
    "credit.is_house": credit.is_house,
    "dateline.parse": dateline.parse,
    "dateline.without_agency": without_agency,
    "dateline.parse_supplied": dateline.parse_supplied,
    "dateline.find_reporters": lambda body: dateline.find_reporters(
        body, Dateline(text="", places=(body[:99],))
    ),
    "dateline.is_region": is_region,
    "furniture.is_furniture": furniture.is_furniture,
    "access_notices.is_access_notice": access_notices.is_access_notice,
    "caption.is_running_text": caption.is_running_text,
    "caption.is_file_mark": caption.is_file_mark,
    "caption.is_graphic_credit": caption.is_graphic_credit,
    "cms_code.strip_markdown": cms_code.strip_markdown,
    "cms_code.strip_origin_note": lambda body: cms_code.strip_origin_note(
        body, body[:60]
    ),
    "cms_code.strip_short_codes": cms_code.strip_short_codes,
    "cms_code.unescape_markup": cms_code.unescape_markup,
    "link_notes.strip_link_notes": link_notes.strip_link_notes,
    "headline.repeats": lambda body: headline.repeats(body, body),
    "headline.strip_site_name": headline.strip_site_name,
    "headline.strip_source_name": lambda body: headline.strip_source_name(
        body, (body[-20:],)
    ),
    "headline.strip_site_name(site)": lambda body: headline.strip_site_name(
        body, "", "site"
    ),
    "text.repair": text.repair,
    "text.collapse_spaces": text.collapse_spaces,
    "text.repair_escapes": text.repair_escapes,
    "text.join_lines": text.join_lines,
    "text.fold": text.fold,
    "text.detokenise": text.detokenise,
    "copyedit.edit": _edit,
    "date_lines.is_date_line": is_date_line,
    "copyedit.merge_captions": _merge_captions,
    "embargo.find_embargo": lambda body: find_embargo(
        replace(BLANK, ed_note=body, headline=body, slugline=body)
    ),
    "embargo.find_embargo(behind a mark)": lambda body: [
        find_embargo(replace(BLANK, ed_note=f"{mark} {body}"))
        for mark in EMBARGO_MARKS
    ],
    "embargo.take_embargo_lines": lambda body: take_embargo_lines(
        BLANK, [body]
    ),
    "desk_notes.take_desk_notes": lambda body: take_desk_notes(
        BLANK, ("(Adds quotes)", *f"{body} (Corrects {body})".split("\n"))
    ),
    "embargo.read_embargo": lambda body: read_embargo(body, ""),
    "desk_notes.states_change": lambda body: [
        states_change(f"{start} {body}")
        for start in ("This story was", "Correction:", "An earlier version")
    ],
    "read_marks(headline)": _own_marks(""),
    "read_headline": lambda body: read_headline(replace(BLANK, headline=body)),
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
    "bylines.read_byline": read_byline,
    "end_lines.is_end_line": is_end_line,
    "end_lines.read_signature": read_signature,
    "end_lines.read_text_credit": read_text_credit,
    "end_lines.split_end_mark": split_end_mark,
    "one_line": one_line,
    "strip_html": strip_html,
    "to_paragraphs": to_paragraphs,
    "unescape_again": unescape_again,
    "plain_paragraphs": plain_paragraphs,
    "dates.parse": dates.parse,
    "guid.scope_guid": lambda body: guid.scope_guid(body, "host"),
    "guid.host_of": guid.host_of,
    "guid.resolve_repeated_guids": lambda body: guid.resolve_repeated_guids(
        (body.encode(), body.encode())
    ),
    "namesakes.is_team_of_state": lambda body: is_team_of_state((body,)),
    "byline_additions.is_house_or_place_behind": lambda body: (
        byline_additions.is_house_or_place_behind(body, ("Ann Berg",))
    ),
    "site_names.has_name_of_press": has_name_of_press,
    "genre_labels.genre_of": genre_of,
    "guid_revision.split_revision": guid_revision.split_revision,
    "references.make_references": lambda body: references.make_references(
        (("replaces", body), (body, "urn:x:1"))
    ),
    "references.with_identities": lambda body: references.with_identities(
        replace(BLANK, references=(Reference(body),))
    ),
    "header_block.split_header_block": split_header_block,
    "stated_references.find_named": lambda body: find_named(
        replace(BLANK, body=body, uri=body), dict_state()
    ),
    "take_words.story_slug": take_words.story_slug,
    "take_words.is_lead": take_words.is_lead,
    "words.tokens": tokens.tokens,
    "words.is_one_token": tokens.is_one_token,
    "similarity.captions.normal_form": captions.normal_form,
    "similarity.captions.likeness": _likeness,
    "similarity.captions.names_differ": lambda body: captions.names_differ(
        body, body.swapcase()[::-1]
    ),
    "similarity.mended_words.is_mended": lambda body: is_mended(
        body, body.replace("e", "o", 3)
    ),
    "similarity.spun.evidence": lambda body: spun.evidence(body, "en"),
    "headlines_agree": lambda body: headlines_agree(body, body),
    "editorial_markers.is_version": lambda body: editorial_markers.is_version(
        replace(BLANK, headline=body, ed_note=body, take_key=body)
    ),
    "editorial_markers.is_next_version": lambda body: (
        editorial_markers.is_next_version(
            replace(BLANK, headline=body, ed_note=body, take_key=body)
        )
    ),
    "editorial_markers.is_substitute": lambda body: (
        editorial_markers.is_substitute(
            replace(BLANK, ed_note=body, take_key=body)
        )
    ),
    "editorial_markers.headline_stem": editorial_markers.headline_stem,
    "language.detect": language.detect,
    "markup_length": markup_length,
    "error_pages.is_error_page": lambda body: is_error_page(
        _paragraphs(body), "Ferry", is_own=True, is_dated=False
    ),
    "reading_prompts.asks_to_pay": asks_to_pay,
    "reading_prompts.asks_to_register": asks_to_register,
    "reading_prompts.is_free": is_free,
    "reader_notices.count_words": count_words,
    "reader_notices.speaks_of_this_page": speaks_of_this_page,
    "walls.is_paywall": lambda body: is_paywall(_paragraphs(body)),
    "walls.drop_prompts": lambda body: drop_prompts(_paragraphs(body)),
    "live_blogs.has_clock_times": lambda body: has_clock_times(
        _paragraphs(body)
    ),
    "live_blogs.is_clock_time": is_clock_time,
    "clean": _clean,
    "judge": _judge,
    "judge(kill)": _kill,
    "judge(update)": _update,
    "alert.first_sentence": alert.first_sentence,
    "dates.signal_unread": dates.signal_unread,
    "zones.find_zone": zones.find_zone,
    "date_labels.split_at_labels": date_labels.split_at_labels,
    "relative_times.read_relative": lambda body: read_relative(
        body, datetime(2026, 3, 2, tzinfo=UTC)
    ),
    "similarity.assess": _assess,
    "similarity.split_sentences": split_sentences,
    "notice_kind(body)": lambda body: notice_kind((body,), "Ferry dock shut"),
    "notice_kind(headline)": lambda body: notice_kind((NOTICE,), body),
    "headline_support": lambda body: headline_support(body, body),
    "words.content_words": lambda body: list(content_words(body)),
    "similarity.compare": _compare,
    "crosslingual.neutral_terms": _link,
    "events.count_terms": lambda body: count_terms(body, body),
    "events.name_terms": lambda body: name_terms(body, body, {0}),
    **{
        f"crosslingual.read_numbers({name})": partial(
            _read_all, read_numbers, name
        )
        for name in ("en", "cs", "ja")
    },
    **{
        f"crosslingual.sounds({name})": partial(_read_all, sounds, name)
        for name in ("en", "ja")
    },
    "crosslingual.term_words": lambda body: term_words(
        [("sound:kstvk",)], {}, (body,)
    ),
    "entities.infer_subjects": lambda body: infer_subjects(_item(body)),
    "entities.extract_entities": lambda body: extract_entities(
        _item(body), ENGLISH
    ),
    "entities.tokenise": tokenise,
    "entities.find_values": lambda body: list(find_values(body, DAY)),
    **{
        f"entities.find_values({name})": partial(_find_values, name)
        for name in ("de", "fr", "ja", "tr")
    },
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
