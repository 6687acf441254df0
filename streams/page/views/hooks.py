"""The webhooks and what they could not deliver."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from streams.page.model.items import to_millis
from streams.page.views.entries import item_link
from streams.page.webhooks.hooks import Hook
from streams.page.webhooks.state import HookState

__all__ = ["Failure", "HookEntry", "failures", "hook_entry"]


class HookEntry(NamedTuple):
    """
    One webhook.

    Attributes:
        host: where it posts to; the rest of an address can be a secret.
        is_failing: whether the last attempt failed.
        last_at: Unix ms; 0 before the first attempt.
    """

    name: str
    host: str
    route: str
    delivered: int
    failed: int
    given_up: int
    waiting: int
    answer: str
    is_failing: bool
    last_at: int


class Failure(NamedTuple):
    """A delivery that was given up."""

    hook: str
    uri: str
    kind: str
    attempts: int
    answer: str
    at: int
    address: str


def hook_entry(hook: Hook, state: HookState) -> HookEntry:
    """Return a webhook as the page shows it."""
    is_ok = 200 <= state.last_status < 300
    return HookEntry(
        hook.name, urlsplit(hook.url).netloc, hook.route, state.delivered,
        state.failed, state.given_up, state.waiting,
        _answer(state.last_status, state.last_error),
        state.last_status >= 0 and not is_ok, to_millis(state.last_at),
    )  # fmt: skip


def failures(rows: Iterable[Sequence[Any]]) -> tuple[Failure, ...]:
    """Return failed deliveries from rows of `query.webhooks`."""
    return tuple(
        Failure(
            hook, uri, kind.removeprefix("item."), attempts,
            _answer(status, error), at, item_link(uri),
        )
        for hook, uri, kind, attempts, status, error, at in rows
    )  # fmt: skip


def _answer(status: int, error: str) -> str:
    if status < 0:
        return "none yet"
    return str(status) if status else error or "no answer"
