"""Which items go to which sink, why, and what a wrong file says."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from extractors.entities.model import Entity, Mention
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


def told(signals=(), event="new", **fields):
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
    (one,) = load(f"[routes.desk]\n{rule}")
    return one


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ("", "every item"),
        ('language = "pt"', "language = 'pt'"),
        ('language = "pt-BR"', "language = 'pt-BR'"),
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
def test_a_rule_that_holds_says_why(rule, reason):
    assert str(match(route(rule), told())) == reason


@pytest.mark.parametrize(
    "rule",
    [
        'language = "p"',
        "urgency = 1",
        'slugline = "^Harbour"',
        'event = "new"\nagency = "South"',
        'not = { place = "Porto" }',
        "any = [{ urgency = 9 }, { urgency = 8 }]",
        'all = [{ urgency = 2 }, { lane = "en" }]',
    ],
)
def test_a_rule_that_does_not_hold_gives_no_reason(rule):
    assert match(route(rule), told()) is None


def test_an_item_without_urgency_matches_none():
    assert match(route("urgency = [0, 1]"), told(urgency=0)) is None


def test_rights_that_ended_withhold_from_every_sink():
    ended = told(expires=FETCHED - timedelta(minutes=1))

    assert match(route(""), ended) is None
    assert "rights ended" in withhold_reason(route(""), ended)
    assert match(route("ignore_usage_terms = true"), ended)
    assert match(route(""), told(expires=FETCHED + timedelta(days=1)))


def test_noarchive_withholds_from_archives_only():
    item = told(signals=("sig:noarchive",))

    assert match(route("archive = true"), item) is None
    assert match(route(""), item)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[routes.a]\nlanguage =", "line 2"),
        ("[routes.a]\nurgency = 1\ncolour = 'red'", "line 3: a: 'colour'"),
        ("[routes.a]\nurgency = '1'", "line 2: a: urgency takes a whole"),
        ("[routes.a]\nlanguage = []", "line 2: a: language has no value"),
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
def test_a_wrong_file_says_where(text, problem):
    with pytest.raises(RouteError) as caught:
        load(text)

    assert str(caught.value).startswith(problem)


def test_every_problem_is_reported_at_once():
    with pytest.raises(RouteError) as caught:
        load("[routes.a]\nx = 1\n[routes.b]\ny = 1\n")

    assert [one[:7] for one in caught.value.problems] == ["line 2:", "line 4:"]


def test_the_deployed_routes_are_right():
    routes = load(Path("deploy/routes.toml").read_text())

    assert "urgent" in {one.name for one in routes}
    assert match(routes[0], told())
