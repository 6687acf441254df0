"""
Secrets, looked up at the moment of a request and kept nowhere.

A registration holds a reference only: ``env:NAME`` or ``file:PATH``.
"""

import os
import re
from pathlib import Path

__all__ = [
    "SecretError",
    "credential",
    "is_reference",
    "long_secret",
    "look_up",
]

KINDS = ("env:", "file:")
LEAST = 16
_HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]*): +(\S.*)")


class SecretError(Exception):
    """A reference that leads nowhere; says the reference, not the secret."""


def is_reference(text: str) -> bool:
    """Say whether a text is a reference to a secret."""
    return text.startswith(KINDS) and bool(text.partition(":")[2])


def look_up(reference: str) -> str:
    """
    Return the secret behind a reference.

    Raises:
        SecretError: unknown kind, unset variable or unreadable file.
    """
    kind, _, name = reference.partition(":")
    try:
        match kind:
            case "env":
                return os.environ[name].strip()
            case "file":
                return Path(name).read_text().strip()
    except (KeyError, OSError, UnicodeDecodeError) as error:
        message = f"nothing found for the secret {reference}"
        raise SecretError(message) from error
    message = f"a secret is env:NAME or file:PATH, not {kind}:"
    raise SecretError(message)


def long_secret(reference: str) -> str:
    """
    Return a secret of ours that outsiders may try to guess.

    Raises:
        SecretError: nothing is found, or fewer than 16 characters.
    """
    secret = look_up(reference)
    if len(secret) < LEAST:
        message = f"the secret {reference} is shorter than {LEAST} characters"
        raise SecretError(message)
    return secret


def credential(reference: str) -> tuple[str, str]:
    """
    Return the header that opens a feed, as name and value.

    A secret that is a header line (``x-api-key: 1f9c``, as AP asks for it)
    is that header. Any other is an ``Authorization``: the whole value if it
    holds a blank (``Basic dXNlcjpw``), else a bearer token (RFC 6750).

    Args:
        reference: empty for a feed that is open to all.

    Raises:
        SecretError: nothing is found, or it cannot stand in a header.
    """
    if not reference:
        return "", ""
    secret = look_up(reference)
    if not secret or not secret.isprintable():
        message = f"the secret {reference} is empty or no text of one line"
        raise SecretError(message)
    if line := _HEADER.fullmatch(secret):
        return line[1], line[2]
    return (
        "Authorization",
        secret if " " in secret else f"Bearer {secret}",
    )
