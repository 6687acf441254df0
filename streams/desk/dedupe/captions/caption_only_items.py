"""Items that are a picture and its caption, and nothing more."""

from extractors.model.item import NewsItem
from extractors.similarity.captions import normal_form
from extractors.similarity.tokens import tokens
from streams.desk.dedupe.captions.caption_matching import known_id
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.stories.near_duplicates import LONGEST_WINDOW, Match
from streams.desk.state.models import CaptionLog, Text, scoped

__all__ = ["find_caption_only"]


def find_caption_only(case: Case) -> Match | None:
    """Return the item whose captions this text-less one repeats, all told."""
    item = case.item
    if not item.captions or not _is_picture(item):
        return None
    logs = [
        case.state.captions.get(scoped(item.lane, known_id(one, case)))
        for one in item.captions
    ]
    if any(log is None for log in logs) or logs[0] is None:
        return None
    return _repeat(logs[0], case)


def _is_picture(item: NewsItem) -> bool:
    """Say whether the body is empty, or a caption once more."""
    if not tokens(item.body):
        return True
    body = normal_form(item.body)
    return any(normal_form(one.text) == body for one in item.captions)


def _repeat(log: CaptionLog, case: Case) -> Match | None:
    item = case.item
    apart = item.fetched_at - log.first_seen
    counts = {one.uri: one.occurrences for one in log.uses}
    users = [uri for uri, count in counts.items() if count]
    if abs(apart) > LONGEST_WINDOW or not users or users[0] == item.uri:
        return None
    return Match(
        scoped(item.lane, users[0]),
        Text(users[0], item.lane, log.first_seen),
        "caption_only",
        1.0,
        round(apart.total_seconds() / 3600, 2),
        {"rule": "captions-told", "matched": users[0], "caption": log.id},
    )
