"""
Secrets, looked up at the moment of a request and kept nowhere.

A registration holds a reference only: ``env:NAME`` or ``file:PATH``.
"""

import os
from pathlib import Path

__all__ = ["SecretError", "authorization", "is_reference", "look_up"]

KINDS = ("env:", "file:")


class SecretError(Exception):
    """A reference that leads nowhere; says the reference, not the secret."""


def is_reference(text: str) -> bool:
    """Say whether a text is a reference to a secret."""
    return text.startswith(KINDS) and len(text) > len(text.partition(":")[0])


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
    except (KeyError, OSError) as error:
        message = f"nothing found for the secret {reference}"
        raise SecretError(message) from error
    message = f"a secret is env:NAME or file:PATH, not {kind}:"
    raise SecretError(message)


def authorization(reference: str) -> str:
    """
    Return the ``Authorization`` value of a feed; empty without a reference.

    A secret that holds a blank is the whole value (``Basic dXNlcjpw``), any
    other is a bearer token (RFC 6750).
    """
    if not reference:
        return ""
    secret = look_up(reference)
    return secret if " " in secret else f"Bearer {secret}"
