"""Routing rules: matches with their reasons, and errors of wrong files."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.model.entity import Entity, Mention
from extractors.model.item import NewsItem, Subject
from extractors.output.codec import to_ninjs
from extractors.output.copydesk_block import (
    DeskBlock,
    DeskDecision,
    DeskSpun,
    desk_entities,
)
from streams.desk.sinks.rules import RouteError, load, match, withhold_reason

FETCHED = datetime(2026, 3, 1, 12, tzinfo=UTC)


def ninjs(signals=(), event="new", **fields):
    item = NewsItem(
        **{
            "uri": "tag:north.example,2026:7",
            "feed": "north-pt",
            "fetched_at": FETCHED,
            "agency": "North Wire",
            "language": "pt-BR",
            "headline": "Porto reabre",
            "slugline": "Markets-Harbour",
            "urgency": 2,
            "body": "Porto reabre hoje.",
            "located": "Porto",
            "subjects": (Subject("medtop:04000000", "economy"),),
            "signals": signals,
        }
        | fields
    )
    entities = (
        Entity(
            "geonames:2735943",
            "place",
            "Porto",
            (Mention(0, 5, "Porto"),),
            country="PT",
        ),
    )
    return to_ninjs(
        item,
        DeskBlock(
            event=event,
            revision=1,
            story="s",
            feed=item.feed,
            agency=item.agency,
            lane="pt",
            dateline="",
            credit_line="",
            signals=signals,
            spun=DeskSpun(),
            entities=desk_entities(entities),
            captions=(),
            fetched_at=FETCHED,
            decision=DeskDecision(kind=event, of="", evidence={}),
        ),
    )


def route(rule: str):
    (route,) = load(f"[routes.desk]\n{rule}")
    return route


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("", "every item"),
        ('language = "pt"', "language = 'pt'"),
        ('language = "pt-BR"', "language = 'pt-BR'"),
        ('language = "pt-br"', "language = 'pt-BR'"),
        ('agency = "NORTH WIRE"', "agency = 'North Wire'"),
        ('agency = ["South", "North Wire"]', "agency = 'North Wire'"),
        ("urgency = [1, 2]", "urgency = 2"),
        ('subject = "economy"', "subject = 'economy'"),
        ('subject = "medtop:04000000"', "subject = 'medtop:04000000'"),
        ('place = "PT"', "place = 'PT'"),
        ('entity = "geonames:2735943"', "entity = 'geonames:2735943'"),
        ('event = "new"', "event = 'new'"),
        ('slugline = "^Markets?"', "slugline ~ 'Markets'"),
        ('not = { language = "en" }', "not"),
        ('any = [{ urgency = 9 }, { place = "Porto" }]', "place = 'Porto'"),
        (
            'all = [{ urgency = 2 }, { lane = "pt" }]',
            "urgency = 2 and lane = 'pt'",
        ),
    ],
)
def test_match_rule_that_holds_returns_reason(rule, reason):
    assert str(match(route(rule), ninjs())) == reason


@pytest.mark.parametrize(
    "rule",
    [
        'language = "po"',
        "urgency = 1",
        'slugline = "^Harbour"',
        'event = "new"\nagency = "South"',
        'not = { place = "Porto" }',
        "any = [{ urgency = 9 }, { urgency = 8 }]",
        'all = [{ urgency = 2 }, { lane = "en" }]',
    ],
)
def test_match_rule_that_does_not_hold_returns_none(rule):
    assert match(route(rule), ninjs()) is None


def test_match_item_without_urgency_returns_none():
    assert match(route("urgency = [0, 1]"), ninjs(urgency=0)) is None


def test_match_item_with_ended_rights_goes_to_no_sink():
    ended = ninjs(expires=FETCHED - timedelta(minutes=1))

    assert match(route(""), ended) is None
    assert "rights ended" in withhold_reason(route(""), ended)
    assert match(route("ignore_usage_terms = true"), ended)
    assert match(route(""), ninjs(expires=FETCHED + timedelta(days=1)))


def test_match_noarchive_item_goes_to_no_archive():
    item = ninjs(signals=("sig:noarchive",))

    assert match(route("archive = true"), item) is None
    assert match(route(""), item)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[routes.a]\nlanguage =", "line 2"),
        ("[routes.a]\nurgency = 1\ncolour = 'red'", "line 3: a: 'colour'"),
        (
            '[routes.a]\nevent = "corection"',
            "line 2: a: event is never 'corection', but one of new, update, "
            "correction, kill, release, promoted",
        ),
        (
            '[routes.a]\nlane = "en"\nevent = ["kill", "Update"]',
            "line 3: a: event is never 'Update', but one of new,",
        ),
        (
            '[routes.a]\nstatus = "cancelled"',
            "line 2: a: status is never 'cancelled', but one of usable, ",
        ),
        (
            "[routes.a]\nurgency = [1, 10]",
            "line 2: a: urgency is never 10, but one of 0",
        ),
        (
            '[routes.a]\nany = [{ not = { event = "killed" } }]',
            "line 2: a: event is never 'killed', but one of new,",
        ),
        ("[routes.a]\nurgency = '1'", "line 2: a: urgency takes a whole"),
        ("[routes.a]\nlanguage = []", "line 2: a: language has no value"),
        (
            '[routes.a]\nlanguage = "portuguese"',
            "line 2: a: language takes a BCP 47 tag such as en or pt-BR, not ",
        ),
        ("[routes.a]\nslugline = '('", "line 2: a: '(' is not a pattern"),
        ("[routes.a]\n\nnot = 'x'", "line 3: a: not takes a table"),
        ("[routes.a]\nany = []", "line 2: a: any takes tables"),
        ("[routes.a]\narchive = 1", "line 2: a: archive must be"),
        ("[routes.A]", "line 1: 'A' cannot be the end of a topic name"),
        ("[sinks.a]", "line 1: 'sinks' is not part"),
        ("routes = 1", "line 1: routes must be tables"),
        ("[routes]\na = 1", "line 2: route a must be a table"),
        (
            "[routes.a]\n[routes.b]\nall = [{not = {colour = 1}}]",
            "line 3: b: 'colour'",
        ),
    ],
)
def test_load_wrong_file_names_line_and_problem(text, problem):
    with pytest.raises(RouteError) as caught:
        load(text)

    assert str(caught.value).startswith(problem)


def test_load_wrong_file_reports_every_problem():
    with pytest.raises(RouteError) as caught:
        load("[routes.a]\nx = 1\n[routes.b]\ny = 1\n")

    assert [problem[:7] for problem in caught.value.problems] == [
        "line 2:",
        "line 4:",
    ]


def test_load_deployed_routes_file_has_no_problem():
    routes = load(Path("deploy/routes.toml").read_text())

    assert "urgent" in {route.name for route in routes}
    assert match(routes[0], ninjs())
