"""
Prompts to pay or to register, which stand in place of the rest of a story.

    This story is for subscribers           a statement
    Abonnez-vous pour lire la suite         pay, and read on
    ログインして続きを読む                      an account, and read on

``reading_prompts.txt`` names the words in some thirty languages. An offer
without reading on (a newsletter, a log-in for comments) is no such prompt.
"""

from extractors.html.subject_patterns import compile_subjects

__all__ = ["asks_to_pay", "asks_to_register", "is_free"]


def asks_to_pay(line: str) -> bool:
    """Return whether a line says that only subscribers can read on."""
    if _names(line, "only"):
        return True
    return _asks(line, "pay")


def asks_to_register(line: str) -> bool:
    """Return whether a line asks for an account or a log-in to read on."""
    return _asks(line, "account")


def is_free(line: str) -> bool:
    """Return whether a line says that something costs nothing."""
    return _names(line, "free")


def _asks(line: str, subject: str) -> bool:
    return (
        _names(line, "read")
        and _names(line, subject)
        and not _names(line, "other")
    )


def _names(line: str, subject: str) -> bool:
    pattern = compile_subjects("reading_prompts.txt")[subject]
    return pattern.search(line) is not None
