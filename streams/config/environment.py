"""The environment of child processes."""

import os
from collections.abc import Mapping

__all__ = ["child_environment", "words_to_complete"]

COMPLETED = ("COMP_WORDS", "_TYPER_COMPLETE_ARGS")
"""Where bash, and the other shells, put the words before the cursor."""


def child_environment(
    overrides: Mapping[str, str], defaults: Mapping[str, str]
) -> dict[str, str]:
    """
    Return the environment of this process, changed for a child process.

    Args:
        overrides: variables that replace those of this process.
        defaults: variables for which a value of this process has priority.
    """
    return {**defaults, **os.environ, **overrides}


def words_to_complete() -> list[str]:
    """Return the words that a shell asks to complete; mostly none."""
    if "_COPYDESK_COMPLETE" not in os.environ:
        return []
    texts = (os.environ.get(name, "") for name in COMPLETED)
    return next(filter(None, texts), "").split()
