"""
Detect a page that tells its reader about the page instead of a story.

A site writes such a notice (no access from here, switch on scripts, switch
off the ad blocker, agree to cookies) in its own words, so its sentences are
not known. Its traits are: it is short, it has none of the words of the
headline under which the page was fetched, it addresses the reader, and it
speaks of several subjects of pages. ``reader_notices.txt`` names these
subjects in many languages.

None of the true texts of 1,109 pages of three corpora is detected. Of these
texts cut to fifty words one is, a blog on computing; cut to 100 words four.
"""

import re
from functools import cache

from extractors.html.subject_patterns import read_subjects
from extractors.similarity.headline_support import headline_support, is_about
from extractors.words.tokens import read, unspaced_share

__all__ = [
    "asks_for_consent",
    "count_words",
    "notice_kind",
    "notice_subjects",
    "speaks_of_this_page",
]

_LONGEST = 140  # words
_LONGEST_OWN = 80  # words; if the headline can be the notice's own
_READ = 4000  # characters
_READER = "reader"
_MIN_SUBJECTS = 2
_MIN_CONSENT_SUBJECTS = 3  # of a consent dialogue, if no cookie is named
_MIN_EVIDENCE = 4  # subjects and words that address the reader
_WORDS_PER_EVIDENCE = 40  # one more is needed for each of these words
# A headline of a notice ("Not available here") has words of the notice.
_MIN_OWN_SUBJECTS = 4
_MIN_OWN_ADDRESSES = 3
_CONSENT = frozenset({"consent", "cookie", "partner"})


def notice_kind(paragraphs: tuple[str, ...], headline: str) -> str:
    """
    Return the kind of wall that a notice in place of a story is.

    Args:
        paragraphs: the page's main text.
        headline: under which the story is known, best the feed's.

    Returns:
        ``consent-wall`` or ``bot-wall`` (all other notices). Empty if the
        text can be a story.
    """
    body = "\n".join(paragraphs)
    if not body or len(body) > _READ:
        return ""
    words = count_words(body)
    if words > _LONGEST:
        return ""
    subjects = notice_subjects(body)
    if len(subjects) < _MIN_SUBJECTS:
        return ""
    is_notice = (
        _is_notice_with_headline
        if is_about(headline, body)
        else _is_in_place_of_story
    )
    if not is_notice(subjects, headline, body, words):
        return ""
    return "consent-wall" if subjects & _CONSENT else "bot-wall"


def _is_in_place_of_story(
    subjects: frozenset[str], _headline: str, body: str, words: float
) -> bool:
    """Return whether a text without its headline's words is a notice."""
    needed = _MIN_EVIDENCE + words // _WORDS_PER_EVIDENCE
    return 0 < _count_addresses(body) >= needed - len(subjects)


def _is_notice_with_headline(
    subjects: frozenset[str], headline: str, body: str, words: float
) -> bool:
    """Return whether a text is a notice that has its own headline, or none."""
    return (
        len(subjects) >= _MIN_OWN_SUBJECTS
        and words <= _LONGEST_OWN
        and _count_addresses(body) >= _MIN_OWN_ADDRESSES
        and _speaks_of_page(headline, body)
    )


def _speaks_of_page(headline: str, body: str) -> bool:
    """Return whether a headline is missing, or can be a notice's own."""
    support = headline_support(headline, body)
    return support is None or bool(notice_subjects(headline))


def notice_subjects(text: str) -> frozenset[str]:
    """Return the names of the subjects of pages that a text speaks of."""
    return frozenset(
        name for name in _patterns() if name != _READER and _names(text, name)
    )


def asks_for_consent(text: str) -> bool:
    """
    Return whether a text asks its reader to agree to cookies or the like.

    It names cookies, or consent and two more subjects, and addresses the
    reader.
    """
    if not _names(text, "cookie") and not (
        _names(text, "consent")
        and len(notice_subjects(text)) >= _MIN_CONSENT_SUBJECTS
    ):
        return False
    return _names(text, _READER)


def speaks_of_this_page(text: str) -> bool:
    """Return whether a text names this page, this site or this article."""
    return _names(text, "site")


def _names(text: str, subject: str) -> bool:
    return _patterns()[subject].search(text) is not None


def _count_addresses(text: str) -> int:
    """Count the words that address the reader."""
    return len(_patterns()[_READER].findall(text))


def count_words(text: str) -> float:
    """Count words; two characters of a script without spaces are one."""
    words = read(text).folded
    return len(words) * (1 - unspaced_share(words) / 2)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    subjects = read_subjects("reader_notices.txt")
    return {
        name: re.compile(pattern, re.IGNORECASE)
        for name, pattern in subjects.items()
    }
