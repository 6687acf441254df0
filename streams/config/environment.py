"""The environment of child processes."""

import os
from collections.abc import Mapping

__all__ = ["child_environment"]


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
