"""The grammatical cases of a Russian name of one word."""

__all__ = ["russian_cases"]

_ENDINGS = {
    "ия": ("ии", "ию", "ией"),
    "я": ("и", "ю", "ей", "е"),
    "а": ("ы", "и", "е", "у", "ой"),
    "ь": ("и", "ью", "я", "ю", "ем", "е"),
    "й": ("я", "ю", "ем", "е"),
    "о": (),
    "е": (),
    "и": (),
    "у": (),
    "ы": (),
}
"""Endings of the other singular cases, by the ending of the nominative."""

_AFTER_CONSONANT = ("а", "у", "ом", "е", "ым")
"""The same after a nominative that ends in a consonant."""


def russian_cases(name: str) -> tuple[str, ...]:
    """
    Return a name in every singular case, the nominative first.

    A name of several words, an acronym, or a name in another script is
    returned unchanged.
    """
    if " " in name or name.isupper() or not "\u0400" <= name[-1:] <= "\u04ff":
        return (name,)
    for ending, cases in _ENDINGS.items():
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            return (name, *(stem + case for case in cases))
    return (name, *(name + case for case in _AFTER_CONSONANT))
