"""The templates: every value is escaped, and an unknown name is an error."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from streams.page.views.entries import link
from streams.page.views.items import time_of

__all__ = ["render"]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("streams.page.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["utc"] = _utc
    environment.filters["iso"] = _iso
    environment.filters["web"] = _web
    environment.filters["delay"] = _delay
    environment.globals["link"] = link
    return environment


def render(name: str, **values: Any) -> str:
    """Return a page or a part of one."""
    return _environment().get_template(name).render(**values)


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
