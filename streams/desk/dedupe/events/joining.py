"""
Finds the story of an item's event, and enters its text there.

An item joins the story that most probably tells its event, or begins one. If
it fits two stories as well as `rule.MERGE` asks, it is the bridge between
both, and they become one. The second is compared without the first: a text
that is like two stories is not much more like one of them. A story is never
split: its id is in records that readers have.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from extractors.events import rule
from extractors.events.features import EventText
from extractors.events.index import (
    DAY,
    Candidate,
    EventIndex,
    Query,
    leave_out,
)
from extractors.events.terms import count_terms, name_terms
from extractors.model.item import NewsItem
from streams.desk.dedupe.events.story import (
    find_event,
    merge_stories,
    put_text,
)
from streams.desk.dedupe.events.templates import is_other_run
from streams.desk.dedupe.verdict import Write
from streams.desk.state.models import LaneStory, scoped_key
from streams.desk.state.state import DeskState
from streams.records import StoryJoin

__all__ = ["EventChange", "enter_event"]

MAX_NAMED = 8
"""Shared terms that are named as evidence."""
NO_STORIES = EventIndex()


class EventChange(NamedTuple):
    """
    The story of an item's event, after the item.

    Attributes:
        story: its id.
        joined: how the item came to it; None if it began it or stayed in it.
    """

    story: str
    joined: StoryJoin | None
    writes: tuple[Write, ...]


class _Fit(NamedTuple):
    """A story that an item fits, with the probability."""

    probability: float
    story: LaneStory


@dataclass(frozen=True, slots=True)
class _Fits:
    """The stories that a text fits."""

    item: NewsItem
    query: Query
    state: DeskState

    def of(self, found: Iterable[Candidate], least: float) -> Iterator[_Fit]:
        """Yield the candidates that it tells this probably, best first."""
        at = self.query.text.at
        fits = (
            _Fit(
                rule.probability(story.features, (at - story.at) / DAY),
                self.state.events[story.key],
            )
            for story in found
        )
        probable = sorted(
            (fit for fit in fits if fit.probability >= least),
            key=lambda fit: (-fit.probability, fit.story.begun, fit.story.id),
        )
        return (fit for fit in probable if not self._is_run(fit.story))

    def _is_run(self, story: LaneStory) -> bool:
        """Return whether a text of a story is another run of a template."""
        texts = (
            self.state.texts.get(scoped_key(self.item.lane, text.uri))
            for text in story.texts
        )
        return any(text and is_other_run(self.item, text) for text in texts)


def enter_event(
    item: NewsItem,
    own: str,
    state: DeskState,
    without: Collection[str] = (),
) -> EventChange:
    """
    Enter an item's text in the story of its event.

    Args:
        own: id of the story that the item is in, or that it begins if it
            fits none.
        without: uris of other items whose texts leave the story.
    """
    index = state.event_indexes.get(item.lane, NO_STORIES)
    query = index.weigh(
        item.uri,
        item.fetched_at.timestamp(),
        count_terms(item.headline, item.body),
        item.language,
    )
    known = find_event(item.lane, own, state)
    may_join = known is None or _is_alone(item, known, without)
    least = rule.JOIN if may_join else rule.MERGE
    found = index.find(query, scoped_key(item.lane, own))
    fits = _Fits(item, query, state)
    taken = [*islice(fits.of(found, least), 1)]
    if taken and taken[0].probability >= rule.MERGE:
        best = scoped_key(item.lane, taken[0].story.id)
        taken += fits.of(leave_out(best, found), rule.MERGE)
    stories = [fit.story for fit in taken]
    if known is not None or not stories:
        stories.append(known or _begin(item, own))
    story, merged = merge_stories(stories)
    story = put_text(story, query.text, item.fetched_at, without)
    return EventChange(
        story.id,
        _describe(item, query.text, taken, merged) if taken else None,
        tuple(
            Write("events", scoped_key(item.lane, changed.id), changed)
            for changed in (story, *merged)
        ),
    )


def _is_alone(
    item: NewsItem, story: LaneStory, without: Collection[str]
) -> bool:
    """Return whether a story has no text but those of the item."""
    return all(
        text.uri == item.uri or text.uri in without for text in story.texts
    )


def _begin(item: NewsItem, name: str) -> LaneStory:
    return LaneStory(name, item.fetched_at, item.fetched_at)


def _describe(
    item: NewsItem,
    text: EventText,
    taken: Sequence[_Fit],
    merged: Sequence[LaneStory],
) -> StoryJoin:
    """Return the evidence of a join."""
    best = taken[0]
    theirs = set[int]().union(
        *(other.text.id_array.tolist() for other in best.story.texts)
    )
    own = zip(text.text.weights, text.text.id_array.tolist(), strict=True)
    shared = sorted((-weight, term) for weight, term in own if term in theirs)
    heaviest = [term for _, term in shared[:MAX_NAMED]]
    names = name_terms(item.headline, item.body, heaviest)
    return StoryJoin(
        round(best.probability, 3),
        tuple(names[term] for term in heaviest if term in names),
        tuple(sorted(story.id for story in merged)),
    )
