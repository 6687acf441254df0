"""
Secrets, read when they are used and never stored.

Settings and registrations hold only references: ``env:NAME``, ``file:PATH``.
"""

import os
from pathlib import Path

__all__ = ["SecretError", "is_reference", "long_secret", "look_up"]

KINDS = ("env:", "file:")
MIN_LENGTH = 16


class SecretError(Exception):
    """A reference has no secret; the text never contains the secret."""


def is_reference(text: str) -> bool:
    """Return whether a text is a reference to a secret."""
    return text.startswith(KINDS) and bool(text.partition(":")[2])


def look_up(reference: str) -> str:
    """
    Return the secret that a reference names.

    Raises:
        SecretError: the kind is unknown, the variable is not set, or the
            file cannot be read.
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
    Return a secret that protects a public address and must not be guessable.

    Raises:
        SecretError: it is not found, or has fewer than 16 characters.
    """
    secret = look_up(reference)
    if len(secret) < MIN_LENGTH:
        message = (
            f"the secret {reference} is shorter than {MIN_LENGTH} characters"
        )
        raise SecretError(message)
    return secret
