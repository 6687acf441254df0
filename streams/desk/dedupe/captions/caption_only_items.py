"""Items that consist of only a picture and its caption."""

from extractors.model.item import NewsItem
from extractors.similarity.captions import normal_form
from extractors.words.tokens import read
from streams.desk.dedupe.captions.caption_matching import find_caption_id
from streams.desk.dedupe.case import Case
from streams.desk.dedupe.copies.near_duplicates import LONGEST_WINDOW, Match
from streams.desk.state.models import CaptionLog, Text, scoped_key

__all__ = ["find_caption_only"]

MOST_ADDED = 1000
"""Characters of credits, dates and marks that a body may add to a caption.

A longer body is an article. Its normal form, which takes as long as all other
tokens of the item, is not computed.
"""


def find_caption_only(case: Case) -> Match | None:
    """Return the match if every caption of this picture item is known."""
    item = case.item
    if not item.captions or not _is_picture(item):
        return None
    logs = [
        case.state.captions.get(
            scoped_key(item.lane, find_caption_id(caption, case))
        )
        for caption in item.captions
    ]
    first = logs[0]
    if first is None or None in logs:
        return None
    return _match_first_user(first, case)


def _is_picture(item: NewsItem) -> bool:
    """Return whether the body is empty or repeats a caption."""
    if not read(item.body).folded:
        return True
    longest = max(len(caption.text) for caption in item.captions)
    if len(item.body) > longest + MOST_ADDED:
        return False
    body = normal_form(item.body)
    return any(normal_form(caption.text) == body for caption in item.captions)


def _match_first_user(log: CaptionLog, case: Case) -> Match | None:
    item = case.item
    apart = item.fetched_at - log.first_seen
    counts = {use.uri: use.occurrences for use in log.uses}
    users = [uri for uri, count in counts.items() if count]
    if abs(apart) > LONGEST_WINDOW or not users or users[0] == item.uri:
        return None
    # The rule's name, which is published, means: every caption is known.
    return Match(
        scoped_key(item.lane, users[0]),
        Text(users[0], item.lane, log.first_seen),
        "caption_only",
        1.0,
        round(apart.total_seconds() / 3600, 2),
        {"rule": "captions-told", "matched": users[0], "caption": log.id},
    )
