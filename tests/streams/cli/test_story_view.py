from msgspec.structs import replace

from streams.cli.story_view import (
    explain_pair,
    find_story,
    story_line,
    story_text,
)
from streams.records import Concept, Story, StoryEvidence
from tests.streams.desk.stories.builders import Desk, report


def test_find_story_begin_of_two_ids_finds_none():
    stories = {name: Story(name, "new") for name in ("ab1", "ab2", "b")}

    assert find_story(stories, "ab") is None
    assert find_story(stories, "ab1") == stories["ab1"]
    assert find_story(stories, "b") == stories["b"]
    assert find_story(stories, "") is None


def test_find_story_circle_of_merges_ends():
    stories = {
        "a": Story("a", "merged", merged_into="b"),
        "b": Story("b", "merged", merged_into="a"),
    }

    assert find_story(stories, "a") is not None


def test_story_line_of_killed_items_says_withdrawn():
    desk = Desk()
    desk.take(report(), report(minutes=1, event="kill", revision=2))

    assert story_line(desk.story()).endswith("(a withdrawn story)")
    assert "kill" in story_text(desk.story())


def test_evidence_across_languages_is_in_words():
    desk = Desk()
    desk.take(
        report(
            headline="Ferry sinks off Kestwick",
            places=(Concept("geonames:1", "Torrholm"),),
        )
    )
    terms = ("number:214", "geonames:1", "sound:kstvk")
    story = replace(
        desk.story(),
        joins=(StoryEvidence("language", "urn:d:1", "s-de", 0.348, terms),),
    )

    for text in (story_text(story), explain_pair(story, ["urn:a:1"])):
        assert "(0.35): number 214, Torrholm, Kestwick" in text
