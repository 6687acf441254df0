"""Texts that make slow patterns slow, and the measuring of functions."""

import gc
import time
from collections.abc import Callable

__all__ = [
    "PATTERNS",
    "SIZE",
    "hostile_text",
    "is_linear",
    "measure",
    "measure_pair",
]

SIZE = 100_000
"""Characters of the large text; the small one has half of them."""
MAX_RATIO = 2.3
"""Times the time of half the text; 2 is linear."""
MIN_DIFFERENCE = 0.04
"""Seconds that the clock and the machine can add."""
PAIRS = 8

PATTERNS: dict[str, tuple[str, str, str]] = {
    "letters": ("", "a", ""),
    "capitals": ("", "A", "!"),
    "Cyrillic letters": ("", "ый", "!"),
    "Han": ("", "国长", "!"),
    "Han and commas": ("", "国，", "!"),
    "kana": ("", "カた", "。"),
    "Hangul": ("", "한국 ", "!"),
    "Cyrillic words": ("", "Иван Петров ", "!"),
    "Arabic letters": ("", "لا", "!"),
    "Arabic words": ("", "قال محمد ", "!"),
    "Hebrew words": ("", "אמר דוד ", "!"),
    "Devanagari": ("", "राम ", "!"),
    "combining marks": ("a", "\u0301", "!"),
    "accents": ("", "e\u0301", "!"),
    "zero width": ("a", "\u200b", "b"),
    "emoji": ("", "👩\u200d🚒", "!"),
    "digits": ("", "1", "!"),
    "numbers": ("", "1.2,", "x"),
    "spaces": ("a", " ", "b"),
    "spaces before a slash": ("a", " ", "/b"),
    "tabs": ("A", "\t", "(UPDATE"),
    "newlines": ("a", "\n", "b"),
    "newlines and spaces": ("a", "\n ", "b"),
    "[": ("", "[", ""),
    "(": ("", "(", ""),
    "( and words": ("", "(a b ", ""),
    "(Editing by": ("", "(Editing by ", ""),
    "[a/b": ("", "[a/b ", ""),
    "brackets": ("", "(AP) ", "x"),
    "<": ("", "<", ""),
    "<!--": ("", "<!--", ""),
    "<script>": ("", "<script>", "</p>"),
    "<link": ("", "<link ", ""),
    "<id>": ("", "<id>\n ", ""),
    "dots": ("", ".", "x"),
    "initials": ("", "A.", "1"),
    "slashes": ("A", "/", "!"),
    "bars": ("A", " | ", "!"),
    "names and slashes": ("", "A B/", "!"),
    "lower names and slashes": ("", "a/", "!"),
    "capital words": ("", "Jane Roe ", "!"),
    "long names": ("", "Jane-", "/!"),
    "small words": ("", "the man ", "(UPDATE"),
    "sentences": ("", "The man said. ", "Photo:"),
    "commas": ("", ",", "x"),
    "comma words": ("lead", ", a", "!"),
    "UPDATE 1-": ("", "UPDATE 1-", "Oil"),
    "(UPDATE)": ("Oil", " (UPDATE)", ""),
    "(LEAD": ("", " (LEAD", ""),
    "CORRECTED (": ("", "CORRECTED (", ""),
    "story killed": ("", "story ", "is"),
    "datelines": ("", "LONDON, May 5 (Reuters) - ", "x"),
    "places": ("", "LONDON/", "x"),
    "Photo: A/B": ("", "Photo: A/B ", "!"),
    "Photo": ("", "Photo ", ": a/"),
    "via": ("", "A/ via ", "Reuter"),
    "credits": ("", "A man. Photo: Jane Roe/AFP\n", ""),
    "bracketed credits": ("", "A man [Photo/Xinhua] ", ""),
    "captions": ("", "FILE PHOTO: A man. REUTERS/Jane Roe\n", ""),
    "agency tail": ("A.", "/a ", "/AFP"),
    "quotation marks": ("", "“", ""),
    "straight quotes": ("", '"', ""),
    "guillemets": ("", "«А", ""),
    "apostrophes": ("", "a'", ""),
    "hyphens": ("", "-", "x"),
    "hyphen words": ("", "a-", "!"),
    "underscores": ("", "_", "!"),
    "equals": ("", "=(", ""),
    "ampersands": ("", "A&", " - x"),
    "words and ampersands": ("", "Oslo & Bergen ", " - x"),
    "copyright": ("", "© a", "!"),
    "EMBARGOED": ("", "EMBARGOED ", "x"),
    "titles": ("", "Präsident Jan ", "x"),
    "urn": ("urn:newsml:a:20260101:", "1:", "x"),
    "tag": ("", "tag_reuters.com,2018_newsml_a_", "x"),
    "address": ("https://", "a.", "/?"),
    "mojibake": ("", "Ã©", ""),
    "money": ("", "$1 ", "x"),
    "dates": ("", "May 5, ", "x"),
    "spun": ("", "rapat and eksternal ", "x"),
}
"""Head, repeated unit and tail of each hostile text."""


def hostile_text(pattern: str, size: int) -> str:
    """Return a text of about `size` characters with a pattern of the list."""
    head, unit, tail = PATTERNS[pattern]
    return head + unit * (size // len(unit)) + tail


def measure(
    function: Callable[[str], object], body: str, rounds: int = 1
) -> float:
    """
    Return the least CPU time of some calls, in seconds.

    The garbage collector is off: its time depends on all other objects.
    """
    best = float("inf")
    gc.disable()
    try:
        for number in range(rounds):
            fresh = f"{body}{' ' * number}"  # a cache has no result for it
            start = time.process_time()
            function(fresh)
            best = min(best, time.process_time() - start)
    finally:
        gc.enable()
    return best


def measure_pair(
    function: Callable[[str], object], pattern: str
) -> tuple[float, float]:
    """
    Return the CPU seconds for a text of half the size and for a whole one.

    The two are measured together until they are linear, eight times at most,
    and the pair with the least ratio counts. The least seconds of each alone
    cannot be compared: the machine can have been twice as quick for one
    small text only. Each pair has other texts, because of caches.
    """
    half, whole = (
        hostile_text(pattern, SIZE // 2), hostile_text(pattern, SIZE),
    )  # fmt: skip
    pairs = []
    for number in range(PAIRS):
        end = " " * number
        pairs.append(
            (measure(function, half + end), measure(function, whole + end))
        )
        if is_linear(*pairs[-1]):
            break
    return min(pairs, key=lambda pair: pair[1] / max(pair[0], 1e-6))


def is_linear(half: float, whole: float) -> bool:
    """Return whether the whole text took about twice the time of its half."""
    return whole < MAX_RATIO * half + MIN_DIFFERENCE
