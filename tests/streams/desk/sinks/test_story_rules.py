"""Routes with conditions on stories, and what is wrong with some of them."""

import pytest

from streams.desk.sinks.rules import (
    RouteError,
    load,
    match,
    match_story_route,
)
from streams.records import Concept, Story, StoryAgency
from tests.streams.desk.sinks.test_rules import ninjs
from tests.streams.desk.stories.builders import AT

STORY = Story(
    "s1",
    "breaking",
    languages=("de-AT", "en"),
    agencies=tuple(StoryAgency(name, "urn:x", AT) for name in "ABC"),
    places=(Concept("geonames:1", "Porto"),),
    copies=2,
)


def route(rule):
    (loaded,) = load(f"[routes.r]\n{rule}\n")
    return loaded


@pytest.mark.parametrize(
    ("rule", "reason"),
    [
        ('story.agencies = ">= 3"', "story.agencies = 3"),
        ("story.agencies = 3", "story.agencies = 3"),
        ('story.agencies = ["2", "3"]', "story.agencies = 3"),
        ('story.agencies = "> 3"', None),
        ('story.agencies = "<2"', None),
        ('story.status = ["new", "breaking"]', "story.status = 'breaking'"),
        ('story.status = "quiet"', None),
        ('story.languages = "de"', "story.languages = 'de'"),
        ('story.languages = "DE-at"', "story.languages = 'de-AT'"),
        ('story.languages = "fr"', None),
        ('story.places = "Porto"', "story.places = 'Porto'"),
        ('story.agency = "B"', "story.agency = 'B'"),
        ('story.copies = "<= 2"', "story.copies = 2"),
        (
            'story.agencies = ">= 2"\nnot = { story = { status = "new" } }',
            "story.agencies = 3 and not",
        ),
        (
            'any = [{ story.status = "new" }, { story.copies = 2 }]',
            "story.copies = 2",
        ),
    ],
)
def test_story_rule_matches_with_its_reason(rule, reason):
    found = match_story_route(route(rule), STORY)

    assert (str(found) if found else None) == reason


def test_route_of_items_matches_no_story():
    assert match_story_route(route('language = "en"'), STORY) is None
    assert match_story_route(route(""), STORY) is None


def test_route_of_stories_matches_no_item():
    rule = route('not = { story = { status = "quiet" } }')

    assert match(rule, ninjs()) is None


@pytest.mark.parametrize(
    ("rule", "problem"),
    [
        ("story = 3", "story takes conditions"),
        (
            'story.languages = "german"',
            "story.languages takes a BCP 47 tag such as en or pt-BR, not ",
        ),
        ("story.agency_count = 3", "'story.agency_count' is not a field"),
        ('story.agencies = "many"', "takes a number, or a comparison"),
        ("story.agencies = -1", "takes a number, or a comparison"),
        ("story.agencies = true", "takes a number, or a comparison"),
        ("story.agencies = []", "has no value to match"),
        ('story.status = "hot"', "is never 'hot', but one of new"),
        ("story.languages = 3", "takes a string"),
        ('story.status = "new"\nagency = "A"', "make two routes"),
        ("any = [{ story.copies = 1 }, { urgency = 1 }]", "make two routes"),
        ('story.status = "new"\narchive = true', "archive is for routes of"),
    ],
)
def test_wrong_story_rule_names_line_and_problem(rule, problem):
    with pytest.raises(RouteError, match=problem) as caught:
        route(rule)

    assert str(caught.value).startswith("line ")
