"""The webhooks of a deployment, from a TOML file."""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec

from streams.config.secrets import is_reference

__all__ = ["Hook", "HookError", "load_hooks", "read_hooks_file"]

_NAME = re.compile("[a-z0-9][a-z0-9_-]{0,60}")


class HookError(Exception):
    """The file is wrong; the text says all that is wrong in it."""


class Hook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """
    One webhook.

    Attributes:
        url: where the items are posted to.
        secret: ``env:NAME`` or ``file:PATH`` of the signing secret
            (``whsec_`` and base64).
        route: items of this route; empty for all items.
        attempts: requests until a delivery is given up.
        timeout: seconds that one request may take.
        start: where a new webhook begins.
        name: from the name of its table.
    """

    url: str
    secret: str
    route: str = ""
    attempts: Annotated[int, msgspec.Meta(ge=1, le=100)] = 16
    timeout: Annotated[float, msgspec.Meta(gt=0, le=120)] = 15.0
    start: Literal["latest", "earliest"] = "latest"
    name: str = ""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    hooks: dict[str, Hook] = {}


def load_hooks(text: str, routes: Collection[str]) -> tuple[Hook, ...]:
    """
    Return the webhooks of a file's text: one ``[hooks.NAME]`` table each.

    Args:
        routes: names of the deployment's routes.

    Raises:
        HookError: the text is no TOML, or says what is not possible.
    """
    try:
        found = msgspec.convert(tomllib.loads(text), _File)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise HookError(str(error)) from error
    hooks = tuple(
        msgspec.structs.replace(hook, name=name)
        for name, hook in found.hooks.items()
    )
    problems = [
        f"hooks.{hook.name}: {problem}"
        for hook in hooks
        for problem in _problems(hook, routes)
    ]
    if problems:
        raise HookError("; ".join(problems))
    return hooks


def read_hooks_file(path: Path, routes: Collection[str]) -> tuple[Hook, ...]:
    """
    Return the webhooks of a file; the empty path has none.

    Raises:
        HookError: the file cannot be read, or is wrong.
    """
    if path == Path():
        return ()
    try:
        return load_hooks(path.read_text(encoding="utf-8"), routes)
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path} cannot be read: {error}"
        raise HookError(msg) from error
    except HookError as error:
        msg = f"{path}: {error}"
        raise HookError(msg) from error


def _problems(hook: Hook, routes: Collection[str]) -> Iterator[str]:
    if not _NAME.fullmatch(hook.name):
        yield "a name has lower-case letters, digits, _ and -"
    if not _is_web_address(hook.url):
        yield "url is an http or https address without a user"
    if not is_reference(hook.secret):
        yield "secret is env:NAME or file:PATH, not the secret"
    if hook.route and hook.route not in routes:
        yield f"there is no route {hook.route}"


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        is_whole = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = parts.username is None and not parts.fragment
    return parts.scheme in {"http", "https"} and is_whole and is_plain
