"""SQL over what webhooks did not receive."""

from streams.page.query.statement import Statement

__all__ = ["undelivered", "undelivered_of"]

COLUMNS = "hook, uri, kind, attempts, status, error, at"


def undelivered(limit: int) -> Statement:
    """Return what webhooks did not receive, newest first."""
    return Statement(
        f"SELECT {COLUMNS} FROM undelivered ORDER BY at DESC LIMIT ?",
        (limit,),
    )


def undelivered_of(hook: str, uri: str) -> Statement:
    """Return whether an item is one that a webhook did not receive."""
    return Statement(
        "SELECT 1 FROM undelivered WHERE hook = ? AND uri = ?", (hook, uri)
    )
