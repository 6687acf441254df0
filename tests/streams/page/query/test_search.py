import json
import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from streams.desk.sinks.rules import load
from streams.page.query.changes import Position, changed_items
from streams.page.query.facets import count_facets, facet_values
from streams.page.query.filters import Filter, filter_of, params_of
from streams.page.query.items import (
    MARK_END,
    MARK_START,
    listed_items,
    matching_ids,
    ranked_items,
    snippets,
)
from streams.page.query.route_text import route_text
from streams.page.query.terms import Condition, parse_search
from tests.streams.page.wire_records import entity, item, items, killed

WIRE = items(
    item("urn:1", headline="Ferry starts in Bergen", body="A battery ferry.",
         block={"entities": [entity("Bergen")]}),
    item("urn:2", headline="La grève des transports à Évreux", language="fr",
         body="Les tramways sont à l'arrêt.", block={"agency": "Agence Midi",
         "entities": [entity("Évreux")], "event": "update", "story": "s2"}),
    item("urn:3", headline="東京で新しい橋が開通", language="ja",
         body="東京都は月曜日に発表した。", urgency=2),
    item("urn:4", headline="Порт открыл новый причал", language="ru",
         body="Паром вышел утром."),
    item("urn:5", headline="افتتاح ميناء جديد في المدينة", language="ar",
         body="وصلت العبارة الأولى."),
    item("urn:6", headline="Ferry strike ends", language="en-GB",
         body="The ferry strike ended.", by="Ada Quay",
         block={"signals": ["sig:update"]}),
)  # fmt: skip


@pytest.fixture
def search(writer, run):
    writer.apply(WIRE)

    def find(text="", **more):
        wanted = filter_of([("q", text), *more.items()])
        return [row[2] for row in run(listed_items(wanted, 50))]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ferry", {"urn:1", "urn:6"}),
        ("ferry strike", {"urn:6"}),
        ('"battery ferry"', {"urn:1"}),
        ('"ferry battery"', set()),
        ("ferr*", {"urn:1", "urn:6"}),
        ("ferry -strike", {"urn:1"}),
        ("-ferry -паром", {"urn:2", "urn:3", "urn:5"}),
        ("battery OR strike", {"urn:1", "urn:6"}),
        ("headline:battery", set()),
        ("body:battery", {"urn:1"}),
        ("by:quay", {"urn:6"}),
        ("greve", {"urn:2"}),
        ("GRÈVE", {"urn:2"}),
        ("東京", {"urn:3"}),
        ("橋", {"urn:3"}),
        ("паром", {"urn:4"}),
        ("ميناء", {"urn:5"}),
        ("place:bergen", {"urn:1"}),
        ("place:ÉVREUX", {"urn:2"}),
        ("lang:en", {"urn:1", "urn:6"}),
        ("lang:en-gb", {"urn:6"}),
        ("-lang:en ferry", set()),
        ('agency:"Agence Midi"', {"urn:2"}),
        ("urgency:2", {"urn:3"}),
        ("urgency:x", set()),
        ("signal:sig:update", {"urn:6"}),
        ("event:update", {"urn:2"}),
        ("story:s2", {"urn:2"}),
        ("-place:bergen ferry", {"urn:6"}),
        ("since:2026-03-02", {f"urn:{n}" for n in range(1, 7)}),
        ("since:2026-03-03", set()),
        ("until:2026-03-01", set()),
        ("until:2026-03-02T09:00:30Z", {"urn:1"}),
        ("name:bergen", {"urn:1"}),
    ],
)
def test_search_text_finds_these_items(search, text, expected):
    assert set(search(text)) == expected


def test_search_chosen_values_of_one_field_are_alternatives(writer, run):
    writer.apply(WIRE)
    wanted = filter_of([("language", "fr"), ("language", "ja")])
    found = {row[2] for row in run(listed_items(wanted, 9))}
    assert found == {"urn:2", "urn:3"}


def test_list_before_an_id_continues_where_the_page_ended(writer, run):
    writer.apply(WIRE)
    first = run(listed_items(Filter(), 4))
    second = run(listed_items(Filter(), 4, before=first[-1][0]))
    assert [row[2] for row in first + second] == [
        f"urn:{n}" for n in range(6, 0, -1)
    ]


def test_ranked_hit_in_the_headline_comes_before_one_in_the_body(writer, run):
    writer.apply(items(
        item("urn:a", headline="Harbour opens", body="Words of a day."),
        item("urn:b", headline="Tram opens", body="It is at the harbour."),
    ))  # fmt: skip
    found = run(ranked_items(Filter("harbour"), 9))
    assert [row[2] for row in found] == ["urn:a", "urn:b"]


def test_snippets_of_a_search_mark_the_words(writer, run):
    writer.apply(WIRE)
    wanted = Filter("東京")
    ids = json.loads(run(matching_ids(wanted, 9))[0][0])
    ((_, headline, text),) = run(snippets(wanted, ids))
    assert MARK_START in headline
    assert MARK_END in text


def test_changed_items_of_a_filter_include_every_kill(writer, run):
    writer.apply(WIRE)
    writer.apply(items(*(item(f"urn:{n}") for n in range(1, 7)),
                       killed("urn:2"), item("urn:9", headline="Ferry"),
                       item("urn:10", headline="Tram", body="None")))  # fmt: skip
    found = run(changed_items(Filter("ferry"), Position(6), 99))
    assert [row[4] for row in found] == ["urn:2", "urn:9"]


def test_facets_count_the_items_by_tag_and_column(writer, run):
    writer.apply(WIRE)
    ((ids,),) = run(matching_ids(Filter(), 99))
    found = list(count_facets(run(facet_values(ids))[0], 9, run))
    assert ("language", "en", "en", 2) in found
    assert ("place", "local:bergen", "Bergen", 1) in found


def test_facets_of_no_items_are_empty(run):
    (values,) = run(facet_values("[]"))
    assert list(count_facets(values, 9, run)) == []


texts = st.text(max_size=40) | st.lists(
    st.sampled_from(
        [
            '"',
            "-",
            "*",
            "OR",
            "place:",
            "since:",
            "a",
            "NEAR(",
            "'",
            "(",
            ":",
            "agency:",
            '"a',
            "^",
            "{",
            "\0",
            "urgency:9",
            "until:0001-01-01",
        ]
    )
).map("".join)


@settings(
    max_examples=150, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(texts)
def test_search_any_text_is_a_statement_that_runs(writer, run, text):
    wanted = filter_of([("q", text)])
    for statement in (
        listed_items(wanted, 5, before=7), matching_ids(wanted, 5),
        ranked_items(wanted, 5), changed_items(wanted, Position(0), 5),
        snippets(wanted, [1, 2]), snippets(wanted, []),
    ):  # fmt: skip
        run(statement)
    tomllib.loads(route_text(wanted, "mine"))


params = st.lists(
    st.tuples(
        st.sampled_from(["q", "agency", "place", "since", "urgency", "x"]),
        st.text(max_size=12),
    ),
    max_size=6,
)


@given(params)
def test_filter_of_its_own_params_is_the_same_filter(pairs):
    wanted = filter_of(pairs)
    assert filter_of(params_of(wanted)) == wanted


def test_parse_search_long_text_has_a_bounded_number_of_terms():
    assert len(parse_search("a " * 250).words) == 30


@pytest.mark.parametrize(
    "text",
    ["ferry", '"battery ferry" -strike', "ferry OR tram", "headline:ferry*",
     "place:Bergen lang:en -agency:X urgency:2", "by:quay 東京 name:Bergen"],
)  # fmt: skip
def test_route_text_of_a_search_is_a_valid_route(text):
    (route,) = load(route_text(Filter(text), "mine"))
    assert route.name == "mine"


def test_filter_conditions_are_those_chosen_and_those_typed():
    wanted = filter_of([("agency", "A"), ("q", "place:B -lang:fr word")])
    assert wanted.conditions == (
        Condition("agency", "A"),
        Condition("place", "B"),
        Condition("language", "fr", is_negated=True),
    )
