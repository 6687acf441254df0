"""The templates: every value is escaped, and an unknown name is an error."""

from functools import cache, lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from streams.page.views.entries import Entry, link
from streams.page.views.items import time_of

__all__ = ["entry_html", "render"]

KEPT_ENTRIES = 2000
"""Entries of lists that are kept as HTML: 1.5 KB each."""


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("streams.page.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        # Templates do not change: without this, each use asks for its file.
        auto_reload=False,
    )
    environment.filters["utc"] = _utc
    environment.filters["iso"] = _iso
    environment.filters["web"] = _web
    environment.filters["delay"] = _delay
    environment.globals["link"] = link
    environment.globals["entry_html"] = entry_html
    return environment


def render(name: str, **values: Any) -> str:
    """Return a page or a part of one."""
    return _environment().get_template(name).render(**values)


@lru_cache(maxsize=KEPT_ENTRIES)
def entry_html(entry: Entry) -> Markup:
    """Return an entry of a list; most lists show the same newest items."""
    return Markup(render("_entry.html", entry=entry))  # noqa: S704 - a template's


def _utc(millis: int) -> str:
    return time_of(millis).strftime("%Y-%m-%d %H:%M:%S UTC")


def _iso(millis: int) -> str:
    return time_of(millis).isoformat(timespec="seconds")


def _web(address: str) -> str:
    """Return an address that a link may have; others become empty."""
    is_web = address.startswith(("https://", "http://"))
    return address if is_web else ""


def _delay(seconds: int) -> str:
    """Return a delay in seconds as a short text."""
    if seconds < 1:
        return "first"
    if seconds < 90:
        return f"+{seconds} s"
    if seconds < 90 * 60:
        return f"+{seconds / 60:.0f} min"
    return f"+{seconds / 3600:.1f} h"
