"""
Secrets, looked up at the moment of their use and kept nowhere.

Settings and registrations hold references only: ``env:NAME``, ``file:PATH``.
"""

import os
from pathlib import Path

__all__ = ["SecretError", "is_reference", "long_secret", "look_up"]

KINDS = ("env:", "file:")
LEAST = 16


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
