"""Stories as text for people, and why two items are together."""

from collections.abc import Iterable, Mapping

from streams.records import Story, StoryEvidence, StoryMember, TimelineEntry

__all__ = ["explain_pair", "find_story", "story_line", "story_text"]

HOUR = 3600.0
MINUTE = 60.0


def find_story(stories: Mapping[str, Story], name: str) -> Story | None:
    """
    Return a story by its id, by a former id, or by the uri of an item.

    Args:
        name: an id may be shortened to its first characters, if only one
            story begins with them.
    """
    story = stories.get(name) or _only_begin(stories, name)
    if story is None:
        story = next(
            (
                one
                for one in stories.values()
                if any(member.uri == name for member in one.members)
            ),
            None,
        )
    hops = len(stories)
    while story and story.merged_into and hops:
        story, hops = stories.get(story.merged_into), hops - 1
    return story


def _only_begin(stories: Mapping[str, Story], begin: str) -> Story | None:
    found = [name for name in stories if begin and name.startswith(begin)]
    return stories[found[0]] if len(found) == 1 else None


def story_line(story: Story) -> str:
    """Return one line: status, agencies, languages, headline."""
    if story.status == "merged":
        return f"{story.id}  merged into {story.merged_into}"
    parts = (
        story.id,
        story.status,
        _agencies(story),
        ", ".join(story.languages),
        story.headline or _name_without_headline(story),
    )
    return "  ".join(part for part in parts if part)


def _name_without_headline(story: Story) -> str:
    is_withdrawn = story.first_report is None
    return "(a withdrawn story)" if is_withdrawn else "(no headline)"


def story_text(story: Story) -> str:
    """Return all of a story, in paragraphs."""
    lines = [story_line(story)]
    if story.aliases:
        lines.append(f"merged from: {', '.join(story.aliases)}")
    for title, concepts in (
        ("places", story.places),
        ("people", story.people),
        ("subjects", story.subjects),
    ):
        if concepts:
            names = ", ".join(
                concept.name or concept.id for concept in concepts
            )
            lines.append(f"{title}: {names}")
    blocks = [
        "\n".join(lines),
        "\n".join(["items", *map(_member_line, story.members)]),
        "\n".join(["timeline", *map(_timeline_line, story.timeline)]),
    ]
    if story.joins:
        lines = [line for _, line in _evidence(story)]
        blocks.append("\n".join(["evidence", *lines]))
    return "\n\n".join(blocks)


def explain_pair(story: Story, uris: Iterable[str]) -> str:
    """Return why items are in one story: the evidence that each has."""
    blocks, evidence = [story_line(story)], _evidence(story)
    for uri in uris:
        member = next(item for item in story.members if item.uri == uri)
        reasons = [
            line
            for join, line in evidence
            if join.uri == uri and join.kind == "item"
        ]
        if member.copy_of:
            reasons.append(f"  a copy of {member.copy_of}")
        if not reasons:
            reasons.append("  it began a story")
        blocks.append("\n".join([_member_line(member).strip(), *reasons]))
    merges = [line for join, line in evidence if join.kind != "item"]
    if merges:
        blocks.append("\n".join(["stories that were merged", *merges]))
    return "\n\n".join(blocks)


def _agencies(story: Story) -> str:
    names = [
        entry.agency
        if not entry.seconds_after_first
        else f"{entry.agency} +{_duration(entry.seconds_after_first)}"
        for entry in story.agencies
    ]
    return ", ".join(names)


def _duration(seconds: float) -> str:
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds / MINUTE:.0f} min"
    return f"{seconds / HOUR:.1f} h"


def _member_line(member: StoryMember) -> str:
    copy = f" of {member.copy_of}" if member.copy_of else ""
    return (
        f"  {member.at:%Y-%m-%d %H:%M:%S}  {member.agency}  "
        f"{member.event}{copy}  {member.uri}"
    )


def _timeline_line(entry: TimelineEntry) -> str:
    line = f"  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.agency}  {entry.event}"
    return f"{line}  {entry.headline}" if entry.headline else line


def _evidence(story: Story) -> list[tuple[StoryEvidence, str]]:
    """Return each piece of evidence with the line that tells it in words."""
    if not story.joins:
        return []
    # .4 s, which a list of stories does not need.
    from extractors.crosslingual import term_words  # noqa: PLC0415

    names = {entry.id: entry.name for entry in (*story.places, *story.people)}
    words = term_words(
        (join.terms for join in story.joins),
        names,
        (entry.headline for entry in story.timeline),
    )
    return [
        (join, _evidence_line(join, shared))
        for join, shared in zip(story.joins, words, strict=True)
    ]


def _evidence_line(join: StoryEvidence, shared: tuple[str, ...]) -> str:
    what = {
        "item": "joined by its text",
        "bridge": f"{join.uri} joined the story {join.story} to it",
        "language": (
            f"{join.uri} is of the same event as the story {join.story}"
        ),
    }[join.kind]
    words = ", ".join(shared)
    terms = f": {words}" if words else ""
    subject = f"{join.uri} " if join.kind == "item" else ""
    return f"  {subject}{what} ({join.score:.2f}){terms}"
