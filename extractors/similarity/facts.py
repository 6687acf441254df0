"""
The facts of two aligned texts: numbers and names that they share or not.

A copy keeps the facts of a text. A text from the same template has others.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import compress

import msgspec

from extractors.similarity.alignment import Alignment, Gap
from extractors.similarity.number_words import NUMBER_WORDS, SCALE_WORDS
from extractors.words.tokens import Words

__all__ = ["Facts", "count_facts"]


class Facts(msgspec.Struct, frozen=True):
    """
    Counts of the numbers and names of two aligned texts.

    Attributes:
        kept: numbers and names in equal runs.
        lost: numbers and names in substitutions, of the text with more.
        extra: numbers and names in short gaps that only one text has.
        numbers_kept, numbers_lost: the numbers among kept and lost.
        numbers_shared: share of the numbers of the text with fewer that
            occur anywhere in the other, 0 to 1; 1 if it has none.
    """

    kept: int
    lost: int
    extra: int
    numbers_kept: int
    numbers_lost: int
    numbers_shared: float

    @property
    def agreement(self) -> float:
        """Share of facts in the aligned part that agree; 1 if none."""
        return _share(self.kept, self.lost)

    @property
    def strict_agreement(self) -> float:
        """As `agreement`, but facts that only one text has count too."""
        return _share(self.kept, self.lost + self.extra)

    @property
    def numbers_agree(self) -> float:
        """Share of numbers in the aligned part that agree; 1 if none."""
        return _share(self.numbers_kept, self.numbers_lost)

    @property
    def names_agree(self) -> float:
        """Share of names in the aligned part that agree; 1 if none."""
        return _share(
            self.kept - self.numbers_kept, self.lost - self.numbers_lost
        )


def count_facts(new: Words, old: Words, alignment: Alignment) -> Facts:
    """Count the facts in the equal runs and the gaps of an alignment."""
    replaced = [gap for gap in alignment.gaps if gap.is_substitution]
    one_sided = [gap for gap in alignment.gaps if gap.is_one_sided]
    numbers_lost = sum(
        _count_changed_numbers(new, old, gap) for gap in replaced
    )
    names_lost = sum(_count_changed_names(new, old, gap) for gap in replaced)
    return Facts(
        kept=sum(new.facts[place] for place in alignment.equal),
        lost=numbers_lost + names_lost,
        extra=sum(
            _larger_count(new.facts, old.facts, gap) for gap in one_sided
        ),
        numbers_kept=sum(new.numbers[place] for place in alignment.equal),
        numbers_lost=numbers_lost,
        numbers_shared=_share_of_numbers(new, old),
    )


def _share(kept: int, lost: int) -> float:
    total = kept + lost
    return kept / total if total else 1.0


def _larger_count(new: Sequence[bool], old: Sequence[bool], gap: Gap) -> int:
    """Count the marked words of a gap, in the text that has more."""
    return max(sum(new[gap.new]), sum(old[gap.old]))


def _count_changed_numbers(new: Words, old: Words, gap: Gap) -> int:
    """
    Count the numbers of a gap that are replaced by others.

    A number in words counts if a number is in its place: ``seven`` for
    ``eleven`` is another toll, ``twelve`` for ``12`` is the same one, and
    ``several`` for ``two`` is no number.
    """
    new_values = _values(new, gap.new)
    old_values = _values(old, gap.old)
    if not new_values or not old_values:
        return _larger_count(new.numbers, old.numbers, gap)
    most = max(new_values.total(), old_values.total())
    return most - (new_values & old_values).total()


def _values(words: Words, place: slice) -> Counter[str]:
    """
    Count the numbers of a gap, in digits or in words, by their value.

    ``3 million`` and ``3,000,000`` are equal.
    """
    gap = words.folded[place]
    return Counter(
        _value(NUMBER_WORDS.get(word, word), after)
        for word, is_number, after in zip(
            gap, words.numbers[place], [*gap[1:], ""], strict=True
        )
        if is_number or word in NUMBER_WORDS
    )


def _value(number: str, after: str) -> str:
    """Return a number times the power of ten that is the word after it."""
    scale = SCALE_WORDS.get(after)
    if scale is None:
        return number
    try:
        value = round(float(number.replace(",", ".")) * scale, 3)
    except ValueError:
        return number
    return str(int(value)) if value.is_integer() else str(value)


def _count_changed_names(new: Words, old: Words, gap: Gap) -> int:
    """
    Count the names of a gap that are replaced by other names.

    A template has a name on both sides. A spinner puts a common word in the
    place of a name.
    """
    new_names = sum(new.facts[gap.new]) - sum(new.numbers[gap.new])
    old_names = sum(old.facts[gap.old]) - sum(old.numbers[gap.old])
    return max(new_names, old_names) if min(new_names, old_names) else 0


def _share_of_numbers(new: Words, old: Words) -> float:
    new_numbers = Counter(compress(new.folded, new.numbers))
    old_numbers = Counter(compress(old.folded, old.numbers))
    fewer = min(new_numbers.total(), old_numbers.total())
    return (new_numbers & old_numbers).total() / fewer if fewer else 1.0
