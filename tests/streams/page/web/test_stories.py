"""The pages of stories."""

import re

import pytest

from tests.streams.page.web.served import served
from tests.streams.page.wire_records import (
    duplicate,
    entity,
    item,
    items,
    killed,
    member,
    record,
    story,
)

SECRET = "Zanzibarquay"


def ferry_story(**more):
    return story(
        member("urn:a", headline=f"{SECRET} opens"),
        member("urn:b", 2, agency="South", headline="Ferry leaves"),
        member("urn:b", 9, agency="South", event="correction", revision=2,
               headline="Ferry has left"),
        member("urn:c", 4, agency="East", event="copy", copyOf="urn:a"),
        **{
            "headline": f"{SECRET} opens", "headlineUri": "urn:a",
            "languages": ["en", "de"], "status": "breaking",
            "agencies": [
                {"agency": "North", "uri": "urn:a", "at": "2026-03-02T09:00:00Z"},
                {"agency": "South", "uri": "urn:b", "at": "2026-03-02T09:02:00Z",
                 "secondsAfterFirst": 120.0},
            ],
            "joins": [{"kind": "item", "uri": "urn:b", "score": 0.71,
                       "terms": ["ferry", "quay"]}],
            "people": [{"id": "local:ann", "name": "Ann Quay"}],
        } | more,
    )  # fmt: skip


def small(id_, status="new", minutes=0.0, **more):
    uri = f"urn:{id_}"
    return story(
        member(uri, minutes), id=id_, status=status, headline=f"Story {id_}",
        updatedAt=member(uri, minutes)["at"], **more,
    )  # fmt: skip


def stories(*values, start=0):
    return [
        record("stories", start + offset, value, value["id"])
        for offset, value in enumerate(values)
    ]


async def text_of(page, path):
    answer = await page.client.get(path)
    assert answer.status == 200
    return await answer.text()


def headlines(text):
    return re.findall(r'<h2 dir="auto"><a href="[^"]+">([^<]+)</a>', text)


async def test_story_list_open_stories_are_ordered_by_speed(tmp_path):
    async with served(tmp_path) as page:
        page.write(stories(
            ferry_story(), small("s2", minutes=590), small("s3", "quiet"),
            {"id": "s4", "status": "merged", "mergedInto": "s1"},
        ))  # fmt: skip
        text = await text_of(page, "/stories")
        largest = await text_of(page, "/stories?sort=size")
        quiet = await text_of(page, "/stories?status=quiet")
        merged = await text_of(page, "/stories?status=merged")
    assert headlines(text) == ["Story s2", f"{SECRET} opens"]
    assert "1 in the last hour" in text
    assert headlines(largest) == [f"{SECRET} opens", "Story s2"]
    assert "North, South" in largest
    assert headlines(quiet) == ["Story s3"]
    assert headlines(merged) == ["Merged into s1"]


async def test_story_list_pages_together_have_every_story_once(tmp_path):
    async with served(tmp_path) as page:
        page.write(stories(*(small(f"s{n}", minutes=n) for n in range(60))))
        first = await text_of(page, "/stories?sort=newest")
        (more,) = re.findall('class="more"><a href="([^"]+)"', first)
        second = await text_of(page, more.replace("&amp;", "&"))
    assert headlines(first + second) == [
        f"Story s{n}" for n in range(59, -1, -1)
    ]


async def test_story_page_shows_leads_timeline_copies_and_evidence(tmp_path):
    place = entity("Bergen", latitude=60.4, longitude=5.3)
    async with served(tmp_path) as page:
        page.write([
            *items(item("urn:a", block={"entities": [place]}), item("urn:b")),
            record("duplicates", 0, duplicate(
                "urn:c", "urn:a", headline="Copied words"), "urn:c"),
            *stories(ferry_story()),
        ])  # fmt: skip
        text = await text_of(page, "/story?id=s1")
    found = " ".join(re.sub("<[^>]+>", " ", text).split())
    assert "2 items 1 copy 1 correction" in found
    assert "South +2 min" in found
    assert "Copy (reprint) Copied words" in found
    assert "withdrawn" not in found
    assert "0.71 joined the story Ferry has left ferry quay" in found
    assert "Bergen" in found
    assert 'href="/?person=local%3Aann"' in text


async def test_story_page_alias_leads_to_the_story_that_has_it(tmp_path):
    async with served(tmp_path) as page:
        page.write(stories(
            {"id": "old", "status": "merged", "mergedInto": "older"},
            {"id": "older", "status": "merged", "mergedInto": "s1"},
            ferry_story(aliases=["oldest"]),
        ))  # fmt: skip
        for alias in ("old", "older", "oldest"):
            answer = await page.client.get(
                f"/story?id={alias}", allow_redirects=False
            )
            assert answer.headers["Location"] == "/story?id=s1"


@pytest.mark.parametrize("into", ["gone", "s8"])
async def test_story_page_merged_into_nothing_is_shown_with_a_notice(
    tmp_path, into
):
    """A story that is not known here, and two that lead to each other."""
    async with served(tmp_path) as page:
        page.write(stories(
            {"id": "s9", "status": "merged", "mergedInto": into},
            {"id": "s8", "status": "merged", "mergedInto": "s9"},
        ))  # fmt: skip
        answer = await page.client.get("/story?id=s9", allow_redirects=False)
        text = await answer.text()
    assert answer.status == 200
    assert "is part of" in text


async def test_item_page_leads_to_the_story_of_its_event(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(item("urn:a", block={"story": "lane-story"})))
        alone = await text_of(page, "/item?uri=urn:a")
        page.write(stories(ferry_story()))
        text = await text_of(page, "/item?uri=urn:a")
    assert 'href="/story?id=lane-story"' in alone
    assert 'href="/story?id=s1"' in text
    assert "2 agencies" in text


async def test_story_kill_removes_its_words_from_every_page(tmp_path):
    paths = ("/stories", "/story?id=s1", "/api/stories/s1", "/item?uri=urn:b")
    async with served(tmp_path) as page:
        page.write([*items(item("urn:a"), item("urn:b")),
                    record("duplicates", 0, duplicate("urn:c", "urn:a")),
                    *stories(ferry_story())])  # fmt: skip
        before = [await text_of(page, path) for path in paths]
        page.write([
            record("items", 2, killed("urn:a"), "urn:a"),
            record("duplicates", 1, duplicate(
                "urn:c", "urn:a", headline="", pubStatus="canceled"), "urn:c"),
        ])  # fmt: skip
        after = [await text_of(page, path) for path in paths]
        # A record that was on its way when the kill came.
        page.write(stories(ferry_story(), start=1))
        late = [await text_of(page, path) for path in paths]
    assert all(SECRET in text for text in before)
    assert not any(
        SECRET in text or "Ann Quay" in text for text in after + late
    )
    assert "withdrawn" in after[1]
    assert "Ferry has left" in after[1]


async def test_story_list_without_a_topic_groups_the_items(tmp_path):
    async with served(tmp_path) as page:
        page.write(items(
            item("urn:a", headline="First"),
            item("urn:b", headline="Second", block={"story": "s2"}),
            item("urn:c", headline="Third", block={"story": "s2"}),
        ))  # fmt: skip
        text = await text_of(page, "/stories")
        story_text = await text_of(page, "/story?id=s2")
    assert headlines(text) == ["Third", "First"]
    assert "2 items" in story_text


async def test_story_evidence_across_languages_is_in_words(tmp_path):
    joins = [{"kind": "language", "uri": "urn:b", "score": 0.35,
              "terms": ["number:214", "local:ann", "sound:lvs"]}]  # fmt: skip
    async with served(tmp_path) as page:
        page.write(stories(ferry_story(joins=joins)))
        text = await text_of(page, "/story?id=s1")

    terms = re.search(r'<p class="terms"[^>]*>(.*?)</p>', text)[1]
    words = re.findall(r">([^<>]+)</span>", terms)
    assert words == ["number 214", "Ann Quay", "sounds like lvs"]
