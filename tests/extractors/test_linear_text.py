"""
The time of text functions grows in proportion to their input.

Most of them run in the event loops of the agents, so a function with
quadratic time lets one hostile text stop a worker. The functions are in
`tests.text_functions`, the texts in `tests.hostile_text`. `make bench-text`
prints the whole table.
"""

import importlib
import inspect
import pkgutil
import sys

import pytest

from tests.hostile_text import (
    PATTERNS,
    SIZE,
    hostile_text,
    is_linear,
    measure,
    measure_pair,
)
from tests.text_functions import FUNCTIONS

MAX_SECONDS = 2.0
"""Twice what the bench allows, because test machines differ in speed."""
TRIAL = 2_000
"""Characters of the texts that find the slowest patterns of a function."""
SLOWEST = 2
"""Patterns of a function that are measured at the full size."""
QUICK_PATTERNS = ("letters", "spaces", "[", "UPDATE 1-", "Photo: A/B")
QUICK_FUNCTIONS = (
    "caption.parse",
    "caption.extract",
    "credit.find_tail",
    "dateline.parse",
    "byline.is_signoff",
    "read_marks(headline)",
    "similarity.captions.normal_form",
    "editorial_markers.headline_stem",
    "take_words.story_slug",
    "strip_html",
)

PACKAGES = (
    "extractors.crosslingual", "extractors.entities", "extractors.events",
    "extractors.fields", "extractors.formats.common",
    "extractors.formats.syntax", "extractors.html", "extractors.pipeline",
    "extractors.providers", "extractors.similarity", "streams.desk.dedupe",
)  # fmt: skip
IN_PROCESSES = "runs in the cleaning processes, each document within limits"
LINEAR_PARSER = "reads bytes or trees with one pass of a parser in C"
IN_ASSESS = "its work is measured by `similarity.assess`"
OF_OPERATOR = "reads a file of the operator, or a list of the package"
CARRIES = "carries records; what it calls is measured"
SHORT = "takes an id, a name or a code, not a text"
NOT_MEASURED = {
    "extractors.entities.english.features.is_personal_name": SHORT,
    "extractors.fields.byline_additions.strip_additions": (
        "`byline.parse` gives it lines of 300 characters at most"
    ),
    "extractors.entities.languages.places.follows_place_preposition": (
        "looks at the word before a place"
    ),
    "extractors.entities.languages.place_names.own_organisations": SHORT,
    "extractors.entities.languages.person_bounds.start_after_field": (
        "looks at the characters before a name"
    ),
    "extractors.entities.languages.person_patterns.office_pattern": SHORT,
    "extractors.entities.name_lists": OF_OPERATOR,
    "extractors.entities.places.own_places.own_places": SHORT,
    "extractors.entities.places.geonames.without_marks": SHORT,
    "extractors.entities.places.linking.place_by_id": SHORT,
    "extractors.entities.places.regions.is_abbreviation": SHORT,
    "extractors.entities.places.regions.is_city_in": SHORT,
    "extractors.entities.places.regions.is_large_city": SHORT,
    "extractors.entities.places.regions.is_subdivision": SHORT,
    "extractors.entities.places.regions.region_of": SHORT,
    "extractors.entities.places.regions.regions_after_name": SHORT,
    "extractors.entities.places.regions.subnational_region": SHORT,
    "extractors.entities.places.resolution.rival_of_country": SHORT,
    "extractors.entities.places.subdivisions.subdivision_id": SHORT,
    "extractors.entities.places.city_table.cities_named": SHORT,
    "extractors.entities.places.regions.without_accents": SHORT,
    "extractors.entities.text.lexicon": OF_OPERATOR,
    "extractors.entities.values.weekday_direction": (
        "looks at 100 characters"
    ),
    "extractors.entities.spacy_engine": "optional; limited by MAX_TEXT",
    "extractors.fields.caseless.compile_caseless": OF_OPERATOR,
    "extractors.fields.dateline.acceptance": (
        "`dateline.parse` gives it heads of 200 characters at most"
    ),
    "extractors.formats.syntax.charset": LINEAR_PARSER,
    "extractors.formats.syntax.language_charset": LINEAR_PARSER,
    "extractors.formats.common.dates.local_time": SHORT,
    "extractors.formats.common.dates.states_time": "limited by _MAX_LENGTH",
    "extractors.formats.common.date_forms.zones.resolve_zone": SHORT,
    "extractors.formats.common.format": LINEAR_PARSER,
    "extractors.formats.syntax.json_slicing": LINEAR_PARSER,
    "extractors.formats.common.media": SHORT,
    "extractors.formats.common.pub_status": SHORT,
    "extractors.formats.common.text.parse_urgency": SHORT,
    "extractors.formats.syntax.xml": LINEAR_PARSER,
    "extractors.html": IN_PROCESSES,
    "extractors.pipeline.page_without_story": (
        "is `is_error_page` and `notice_kind`"
    ),
    "extractors.pipeline.text_length.check_markup": "is `markup_length`",
    "extractors.pipeline.text_selection.wall_of": SHORT,
    "extractors.providers.embargo": "limited by MAX_NOTE and MAX_LINE",
    "extractors.providers.headline_marks.read_notes": (
        "is `take_embargo_lines` and `take_desk_notes`"
    ),
    "streams.desk.dedupe.agent": CARRIES,
    "streams.desk.dedupe.embargoes.kept_until": SHORT,
    "streams.desk.dedupe.embargoes.release_time": SHORT,
    "streams.desk.dedupe.kills.copy_of_killed": SHORT,
    "streams.desk.dedupe.events.story": SHORT,
    "streams.desk.dedupe.step": CARRIES,
    "extractors.similarity.novelty.additions": IN_ASSESS,
    "streams.desk.dedupe.copies.duplicate_records": SHORT,
    "streams.desk.dedupe.copies.near_duplicates.is_news_over": IN_ASSESS,
    "streams.desk.dedupe.copies.near_duplicates.reverse": IN_ASSESS,
    "streams.desk.dedupe.copies.relation": IN_ASSESS,
    "streams.desk.dedupe.timers.tick": CARRIES,
    "streams.desk.dedupe.versions.version_order": SHORT,
    "streams.desk.dedupe.captions.captions": SHORT,
    "streams.desk.dedupe.copies.copy_group": SHORT,
    "streams.desk.dedupe.versions.version_chain": SHORT,
}
"""Functions that no entry calls, or packages of such, and why."""
TEXT_TYPES = ("str", "NewsItem", "Words", "Case", "RawItem", "HtmlElement")


@pytest.mark.parametrize("name", QUICK_FUNCTIONS)
def test_text_function_hostile_text_is_quick(name):
    for pattern in QUICK_PATTERNS:
        seconds = measure(FUNCTIONS[name], hostile_text(pattern, SIZE), 2)

        assert seconds < MAX_SECONDS, pattern


@pytest.mark.slow
@pytest.mark.parametrize("name", FUNCTIONS)
def test_text_function_doubled_text_takes_double_time(name):
    function = FUNCTIONS[name]
    function("warm up")

    for pattern in slowest_patterns(function):
        half, whole = measure_pair(function, pattern)

        assert is_linear(half, whole), pattern
        assert whole <= MAX_SECONDS, pattern


def slowest_patterns(function):
    """Return the patterns that are likely to be slow at the full size."""
    expected = {}
    for pattern in PATTERNS:
        half = measure(function, hostile_text(pattern, TRIAL // 2))
        whole = measure(function, hostile_text(pattern, TRIAL))
        # What is more than double grows further at each doubling.
        expected[pattern] = whole + 10 * max(0.0, whole - 2 * half)
    return sorted(expected, key=expected.get)[-SLOWEST:]


def modules():
    for name in PACKAGES:
        package = importlib.import_module(name)
        yield package
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield importlib.import_module(found.name)


def public_text_functions():
    """Yield name and code of each public function that takes a text."""
    for module in modules():
        for name in getattr(module, "__all__", ()):
            function = inspect.unwrap(getattr(module, name))
            if not inspect.isfunction(function):
                continue
            parameters = inspect.signature(function).parameters.values()
            types = " ".join(str(parameter) for parameter in parameters)
            if function.__module__ == module.__name__ and any(
                kind in types for kind in TEXT_TYPES
            ):
                yield f"{module.__name__}.{name}", function.__code__


def clear_caches():
    """Empty the caches of functions, which tests before this one filled."""
    for name, module in list(sys.modules.items()):
        if name.startswith(PACKAGES):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def called_codes():
    """Return the code of all functions that the entries call."""
    called = set()

    def note(frame, event, _argument):
        if event == "call":
            called.add(frame.f_code)

    clear_caches()
    sys.setprofile(note)
    try:
        for function in FUNCTIONS.values():
            for pattern in PATTERNS:
                function(hostile_text(pattern, 40))
    finally:
        sys.setprofile(None)
    return called


def is_excepted(name):
    return any(
        name == entry or name.startswith(f"{entry}.") for entry in NOT_MEASURED
    )


def test_public_text_functions_are_all_measured():
    called = called_codes()

    missing = [
        name
        for name, code in public_text_functions()
        if code not in called and not is_excepted(name)
    ]

    assert missing == []
