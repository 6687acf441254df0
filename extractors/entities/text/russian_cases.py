"""The grammatical cases of Russian names."""

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


_ADJECTIVES = {
    "кий": ("ого", "ому", "им", "ом"),
    "ий": ("его", "ему", "им", "ем"),
    "ый": ("ого", "ому", "ым", "ом"),
    "ая": ("ой", "ую"),
}
"""Endings of the other cases of an adjective, by the last letters of the
first."""


def russian_cases(name: str) -> tuple[str, ...]:
    """
    Return a name in every singular case, the nominative first.

    An adjective before the name has its own cases: ``Нижний Новгород``,
    ``в Нижнем Новгороде``. A name of more words, an acronym, or a name in
    another script is returned unchanged.
    """
    adjective, space, noun = name.partition(" ")
    endings = _ADJECTIVES.get(adjective[-3:]) or _ADJECTIVES.get(
        adjective[-2:]
    )
    if space and endings and " " not in noun:
        stem = adjective[:-2]
        return (
            name,
            *(
                f"{stem}{ending} {form}"
                for ending in endings
                for form in russian_cases(noun)[1:]
            ),
        )
    if " " in name or name.isupper() or not "\u0400" <= name[-1:] <= "\u04ff":
        return (name,)
    for ending, cases in _ENDINGS.items():
        if name.endswith(ending):
            stem = name.removesuffix(ending)
            return (name, *(stem + case for case in cases))
    return (name, *(name + case for case in _AFTER_CONSONANT))
