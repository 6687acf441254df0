"""SQL over the tables beside the items."""

from streams.page.query.items import LIST_COLUMNS
from streams.page.query.statement import Statement

__all__ = [
    "COPY_COLUMNS",
    "caption_by_id",
    "captions",
    "copies_of",
    "duplicate_by_uri",
    "feed_addresses",
    "feed_history",
    "feeds",
    "item_values",
    "items_by_uri",
    "last_sequence",
    "latencies",
    "letter_by_name",
    "letter_counts",
    "letters",
    "outcome_counts",
    "outcome_of_uri",
    "status_of_uri",
    "totals",
    "versions_of",
    "versions_of_items",
]

COPY_COLUMNS = "uri, agency, feed, kind, at, headline, status, value"
CAPTION_COLUMNS = "id, at, text, credit, uses, occurrences, value"
LETTER_COLUMNS = (
    "letters.name, failed, stage, reason, feed, error, uri, size, "
    "coalesce(handled.action, '')"
)
LETTERS = "letters LEFT JOIN handled ON handled.name = letters.name"
WAITING = (
    "NOT EXISTS (SELECT 1 FROM handled WHERE handled.name = letters.name)"
)


def versions_of(uri: str) -> Statement:
    """Return revision, time, event, headline, value; oldest first."""
    return Statement(
        "SELECT revision, at, event, headline, value FROM versions "
        "WHERE uri = ?1 UNION ALL "
        "SELECT revision, at, event, headline, value FROM items "
        "WHERE uri = ?1 AND status <> 'canceled' ORDER BY revision",
        (uri,),
    )


def versions_of_items(uris: str) -> Statement:
    """
    Return uri, revision, time, event, headline of older versions.

    Args:
        uris: JSON list.
    """
    return Statement(
        "SELECT uri, revision, at, event, headline FROM versions WHERE uri "
        "IN (SELECT value FROM json_each(?)) ORDER BY at",
        (uris,),
    )


def copies_of(uri: str, limit: int) -> Statement:
    """Return the duplicates of an item, oldest first."""
    return Statement(
        f"SELECT {COPY_COLUMNS} FROM duplicates WHERE repeats = ? "
        "ORDER BY at LIMIT ?",
        (uri, limit),
    )


def duplicate_by_uri(uri: str) -> Statement:
    """Return one duplicate: repeats, story, kind, time, status, value."""
    return Statement(
        "SELECT uri, repeats, story, kind, at, fetched, feed, agency, "
        "headline, status, value FROM duplicates WHERE uri = ?",
        (uri,),
    )


def outcome_of_uri(uri: str) -> Statement:
    """Return the newest outcomes of an item: source, outcome, reason."""
    return Statement(
        "SELECT source, outcome, stage, reason, at, fetched FROM outcomes "
        "WHERE uri = ? ORDER BY at DESC LIMIT 20",
        (uri,),
    )


def items_by_uri(uris: str) -> Statement:
    """Return items by their uris; ``uris`` is a JSON list."""
    return Statement(
        f"SELECT {LIST_COLUMNS} FROM items WHERE uri IN "
        "(SELECT value FROM json_each(?)) ORDER BY id",
        (uris,),
    )


def captions(limit: int, offset: int) -> Statement:
    """Return captions of several items, most used first."""
    return Statement(
        f"SELECT {CAPTION_COLUMNS} FROM captions "
        "WHERE uses > 1 OR occurrences > 1 "
        "ORDER BY uses DESC, at DESC LIMIT ? OFFSET ?",
        (limit, offset),
    )


def caption_by_id(caption: str) -> Statement:
    """Return one caption."""
    return Statement(
        f"SELECT {CAPTION_COLUMNS} FROM captions WHERE id = ?",
        (caption,),
    )


def feeds(since: int) -> Statement:
    """
    Return every feed with its newest poll and its items since a time.

    Feeds that were removed or never registered have no registration.
    """
    return Statement(
        "SELECT known.feed, feeds.agency, feeds.language, feeds.url, "
        "feeds.paused, feeds.feed IS NOT NULL, newest.at, newest.outcome, "
        "newest.status, newest.error, newest.failures, newest.due, "
        "newest.value, (SELECT count(*) FROM outcomes WHERE "
        "outcomes.feed = known.feed AND outcomes.at >= ?) FROM "
        "(SELECT feed FROM feeds UNION SELECT feed FROM polls) AS known "
        "LEFT JOIN feeds ON feeds.feed = known.feed "
        "LEFT JOIN polls AS newest ON newest.feed = known.feed AND "
        "newest.at = (SELECT max(at) FROM polls WHERE "
        "polls.feed = known.feed) ORDER BY known.feed",
        (since,),
    )


def feed_addresses() -> Statement:
    """Return id and address of the registered feeds."""
    return Statement("SELECT feed, url FROM feeds")


def feed_history(feed: str, limit: int) -> Statement:
    """Return the newest polls of a feed."""
    return Statement(
        "SELECT at, outcome, status, error, new, unchanged, failures, due "
        "FROM polls WHERE feed = ? ORDER BY at DESC LIMIT ?",
        (feed, limit),
    )


def letter_counts() -> Statement:
    """Return reason, feed and number of the waiting dead letters."""
    return Statement(
        "SELECT reason, feed, count(*) AS n FROM letters "
        f"WHERE {WAITING} GROUP BY reason, feed ORDER BY n DESC LIMIT 200"
    )


def letters(
    reason: str, feed: str, limit: int, *, handled: bool = False
) -> Statement:
    """Return dead letters, newest first; empty texts are no condition."""
    return Statement(
        f"SELECT {LETTER_COLUMNS} FROM {LETTERS} "
        "WHERE (? = '' OR reason = ?) AND (? = '' OR feed = ?) "
        f"AND {'1' if handled else 'handled.name IS NULL'} "
        "ORDER BY letters.at DESC LIMIT ?",
        (reason, reason, feed, feed, limit),
    )


def letter_by_name(name: str) -> Statement:
    """Return one dead letter with its shown bytes and its place."""
    return Statement(
        f"SELECT {LETTER_COLUMNS}, shown, partition, offset, record_topic, "
        f"record_partition FROM {LETTERS} WHERE letters.name = ?",
        (name,),
    )


def outcome_counts(since: int, step: int) -> Statement:
    """Return step, outcome and count since a time, in Unix milliseconds."""
    return Statement(
        "SELECT at / ? AS step, outcome, count(*) FROM outcomes "
        "WHERE at >= ? GROUP BY step, outcome ORDER BY step",
        (step, since),
    )


def latencies(limit: int) -> Statement:
    """
    Return one row: JSON list of milliseconds from the fetch to the record.

    Args:
        limit: number of the newest items. Those that were held are left out.
    """
    return Statement(
        "SELECT json_group_array(at - fetched) FROM (SELECT at, fetched, "
        "event FROM items ORDER BY id DESC LIMIT ?) "
        "WHERE event <> 'release' AND fetched > 0",
        (limit,),
    )


def totals() -> Statement:
    """Return the numbers of items, kills, corrections and others."""
    return Statement(
        "SELECT (SELECT count(*) FROM items), "
        "(SELECT count(*) FROM items WHERE event = 'kill'), "
        "(SELECT count(*) FROM items WHERE event = 'correction'), "
        "(SELECT count(*) FROM duplicates), "
        "(SELECT count(*) FROM captions), "
        f"(SELECT count(*) FROM letters WHERE {WAITING})"
    )


def last_sequence() -> Statement:
    """Return the number of the newest change of an item."""
    return Statement("SELECT coalesce(max(sequence), 0) FROM items")


def status_of_uri(uri: str) -> Statement:
    """Return the status of the item and of the duplicate with a uri."""
    return Statement(
        "SELECT status FROM items WHERE uri = ? UNION ALL "
        "SELECT status FROM duplicates WHERE uri = ?",
        (uri, uri),
    )


def item_values(ids: str) -> Statement:
    """Return the packed records of items; ``ids`` is a JSON list."""
    return Statement(
        "SELECT value FROM items WHERE id IN (SELECT value FROM json_each(?))",
        (ids,),
    )
