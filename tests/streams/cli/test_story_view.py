from streams.cli.story_view import find_story, story_line, story_text
from streams.records import Story
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


def test_story_line_of_story_without_words_says_so():
    desk = Desk()
    desk.take(report(), report(minutes=1, event="kill", revision=2))

    assert story_line(desk.story()).endswith("(no headline)")
    assert "kill" in story_text(desk.story())
