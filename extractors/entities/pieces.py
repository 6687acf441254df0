"""Runs of capitalised words, cut into the names that they hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.entities.english import (
    Votes,
    beside,
    heads,
    inside,
    is_name,
)  # fmt: skip
from extractors.entities.gazetteer import Hit
from extractors.entities.lexicon import names, section, words
from extractors.entities.tokens import Tokens

__all__ = ["Piece", "Reader"]

_LINKS = section("closed.txt", "link")
_STEM = re.compile("[-'\u2019]")
_OPENERS = frozenset(".!?:;“\"\u2018'*•-\u2013—|([")
_ABSTRACT = (
    "s", "tion", "sion", "ment", "ity", "ence", "ance", "ing", "ture", "gy",
    "cy", "th", "ade", "try", "ship", "our", "aw", "fare", "port", "ation",
)  # fmt: skip


@dataclass(slots=True)
class Piece:
    """A candidate: tokens ``first`` to ``last`` (exclusive), with evidence."""

    first: int
    last: int
    votes: Votes = field(default_factory=dict)
    hit: Hit | None = None
    role: str = ""

    @property
    def kind(self) -> str:
        """The type with most evidence; ties go by the alphabet."""
        best = max(sorted(self.votes), key=self.votes.__getitem__, default="")
        return best if best and self.votes[best] > 0 else ""


class Reader:
    """One text being read: its tokens, and the names known in it."""

    def __init__(self, tokens: Tokens, hits: Sequence[Hit]) -> None:
        self.tokens = tokens
        self.size = len(tokens.words)
        starts = {s: i for i, s in enumerate(tokens.starts)}
        ends = {e: i + 1 for i, e in enumerate(tokens.ends)}
        self.hits = {
            starts[h.start]: (ends[h.end], h)
            for h in hits
            if h.start in starts and h.end in ends
        }
        self.lower = {w for w in tokens.words if w.islower()}
        self.loud = self._loud_lines()

    def _loud_lines(self) -> Sequence[bool]:
        """Tell for each token whether its line is all capitals or a title."""
        loud = [False] * self.size
        edges = [i for i in range(self.size) if self.tokens.breaks[i]]
        for a, b in zip([0, *edges], [*edges, self.size], strict=True):
            long = [w for w in self.tokens.words[a:b] if len(w) > 3]
            capital = sum(w[0].isupper() for w in long)
            prose = b > a and self.tokens.words[b - 1] in {".", "”", '"', ")"}
            if len(long) > 3 and capital > 0.72 * len(long) and not prose:
                loud[a:b] = [True] * (b - a)
        return loud

    def word(self, at: int) -> str:
        """Give a token, or nothing beyond the ends."""
        return self.tokens.words[at] if 0 <= at < self.size else ""

    def opens(self, at: int) -> bool:
        """Tell whether a sentence, quotation or line opens at a token."""
        return (
            at == 0
            or self.tokens.breaks[at]
            or self.tokens.words[at - 1] in _OPENERS
        )

    def tight(self, at: int) -> bool:
        """Tell whether a token touches the one before it."""
        return at > 0 and self.tokens.starts[at] == self.tokens.ends[at - 1]

    def pieces(self) -> Iterator[Piece]:
        """Yield the candidates of the text, in order."""
        at = 0
        while at < self.size:
            run = self.run(at)
            if not run:
                at += 1
                continue
            at = run[-1][1]
            for piece in self.parse(run):
                at = max(at, piece.last)
                yield piece

    def unit(self, at: int) -> tuple[int, int, Hit | None] | None:
        """Read one unit: a known name or a capitalised word."""
        if at >= self.size:
            return None
        known = self.hits.get(at)
        if known and self.word(at) not in _NEVER:
            return (at, known[0], known[1])
        word = self.tokens.words[at]
        if not word[0].isupper() or (
            word in section("heads.txt", "notname") and word != "FX"
        ):
            return None
        if (word in _NEVER and not self._borne(at)) or (
            self.opens(at) and self.ordinary(at)
        ):
            return None
        return (at, at + 1, None)

    def _borne(self, at: int) -> bool:
        """Tell ``Theresa May`` from the month."""
        before, after = self.word(at - 1), self.word(at + 1)
        given, family = names("first_names.txt"), names("surnames.txt")
        return self.word(at) in _BOTH and (
            (before in given and not self.opens(at))
            or (after in family and not self.tokens.possessive[at])
        )

    def ordinary(self, at: int) -> bool:
        """Tell a common word that opens a sentence from a name there."""
        word = self.tokens.words[at]
        low = word.lower()
        if low not in words() and low not in self.lower:
            return _STEM.split(low)[0] in _FUNCTION
        if low in _FUNCTION:
            return True
        following = self.word(at + 1)
        capital = following[:1].isupper() and not self.tokens.breaks[at + 1]
        if not capital:
            return word not in names("first_names.txt") or low in self.lower
        return not (
            word in names("first_names.txt")
            or word in heads()
            or word in section("titles.txt", "office")
            or word in section("titles.txt", "honorific")
            or word in section("heads.txt", "regional")
            or word in _ADJECTIVES
        )

    def run(self, at: int) -> list[tuple[int, int, Hit | None]]:
        """Collect the units that stand in one row from a token on."""
        units: list[tuple[int, int, Hit | None]] = []
        unit = self.unit(at)
        while unit is not None:
            units.append(unit)
            end = unit[1]
            if end >= self.size or self.tokens.possessive[end - 1]:
                break
            unit = self._next(end)
        return units

    def _next(self, end: int) -> tuple[int, int, Hit | None] | None:
        if self.tokens.breaks[end]:
            return None
        word = self.tokens.words[end]
        if word == "&" and end + 1 < self.size:
            after = self.tokens.words[end + 1]
            return (end, end + 2, None) if after[0].isupper() else None
        step = end
        while self.word(step) in _LINKS and step - end < 3:
            step += 1
        if step > end:
            after = self.word(step)
            unit = after[:1].isupper() and step not in self.hits
            known = self.tokens.words[end - 1].lower() in words()
            return (end, step + 1, None) if unit and not known else None
        if self.tight(end):
            return None
        return self.unit(end)

    def parse(self, run: list[tuple[int, int, Hit | None]]) -> Iterator[Piece]:
        """Cut a run at titles and known names, and weigh each part."""
        run = self._trim(run)
        title = self._title(run)
        if title is None:
            yield from self._names(run, titled="")
            return
        first, last = title
        yield from self._names(run[:first], titled="", before_title=True)
        of = run[first - 1][2] if first else None
        where = of is not None and of.entry.type in {"people", "place"}
        begin = run[first - where][0]
        role = " ".join(self.tokens.words[begin : run[last - 1][1]])
        yield from self._names(run[last:], titled=role)

    def _trim(
        self, run: list[tuple[int, int, Hit | None]]
    ) -> list[tuple[int, int, Hit | None]]:
        while run and run[0][2] is None and self.word(run[0][0]) in _LEAD:
            run = run[1:]
        if (
            run
            and self.word(run[0][0] - 1) == "of"
            and self.word(run[0][0] - 2) in section("titles.txt", "head")
        ):
            while (
                len(run) > 2
                and run[0][2] is None
                and (self.word(run[0][0]).lower() in words())
            ):
                run = run[1:]
        return run

    def _title(
        self, run: list[tuple[int, int, Hit | None]]
    ) -> tuple[int, int] | None:
        for k in range(len(run) - 1, -1, -1):
            word = self.word(run[k][0])
            is_head = run[k][2] is None and run[k][1] - run[k][0] == 1
            honour = word in section("titles.txt", "honorific")
            office = word in section("titles.txt", "head")
            if not is_head or not (honour or office):
                continue
            if k and self.word(run[k - 1][0]) in names("first_names.txt"):
                before = self.word(run[k - 1][0]).lower()
                if before not in words() and run[k - 1][2] is None:
                    continue
            first = k
            while first and self._titular(run[first - 1]):
                first -= 1
            return first, k + 1
        return None

    def _titular(self, unit: tuple[int, int, Hit | None]) -> bool:
        word = self.word(unit[0])
        return unit[2] is None and (
            word in section("titles.txt", "office")
            or word in section("titles.txt", "honorific")
        )

    def _names(
        self,
        run: list[tuple[int, int, Hit | None]],
        titled: str,
        *,
        before_title: bool = False,
    ) -> Iterator[Piece]:
        while run:
            size, piece = self._one(run, titled)
            if before_title and not titled and piece.hit is None:
                piece.votes["person"] = piece.votes.get("person", 0) - 2
                piece.votes["organisation"] = (
                    piece.votes.get("organisation", 0) + 1
                )
            if piece.last > piece.first:
                yield piece
            run = run[size:]
            titled = ""

    def _one(
        self, run: list[tuple[int, int, Hit | None]], titled: str
    ) -> tuple[int, Piece]:
        """Take the first name off a run."""
        hit = run[0][2]
        if hit is None:
            size = self._free(run, titled)
            return size, self._weigh(run[0][0], run[size - 1][1], titled)
        if len(run) > 1 and self._given(run, titled):
            size = self._free(run, titled="x", skip=1)
            return size, self._weigh(
                run[0][0], run[size - 1][1], titled or "?"
            )
        size = self._grown(run)
        if size > 1:
            return size, self._weigh(run[0][0], run[size - 1][1], "")
        piece = Piece(run[0][0], run[0][1], hit=hit)
        piece.votes = self._hit_votes(piece, titled)
        return 1, piece

    def _free(
        self,
        run: list[tuple[int, int, Hit | None]],
        titled: str,
        skip: int = 0,
    ) -> int:
        """Count the units of a name that no gazetteer knows."""
        size = max(1, skip)
        while size < len(run):
            hit = run[size][2]
            word = self.word(run[size][0])
            if hit is None:
                size += 1
                continue
            one = run[size][1] - run[size][0] == 1
            first = self.word(run[0][0])
            if (
                one
                and hit.entry.type != "people"
                and (
                    titled or (first in names("first_names.txt") and size <= 2)
                )
            ):
                size += 1
                continue
            if any(
                u[2] is None and self.word(u[0]) in heads()
                for u in run[size + 1 :]
            ) and word not in names("first_names.txt"):
                size += 1
                continue
            break
        return size

    def _given(
        self, run: list[tuple[int, int, Hit | None]], titled: str
    ) -> bool:
        """Tell ``Jordan Henderson`` and ``Chelsea Clinton`` from places."""
        word, after = self.word(run[0][0]), self.word(run[1][0])
        hit = run[0][2]
        assert hit is not None
        single = run[0][1] - run[0][0] == 1
        if not single or hit.entry.type == "people" or after in heads():
            return False
        if titled:
            return True
        doubtful = not hit.entry.sure or not hit.entry.id
        return (
            doubtful
            and hit.entry.type != "organisation"
            and word in names("first_names.txt")
            and run[1][2] is None
            and after in names("surnames.txt")
            and after.lower() not in words()
        )

    def _grown(self, run: list[tuple[int, int, Hit | None]]) -> int:
        """Count the units of a longer name that a known name begins."""
        hit = run[0][2]
        assert hit is not None
        best = 1
        for size in range(2, len(run) + 1):
            unit = run[size - 1]
            word = self.word(unit[1] - 1)
            if unit[2] is not None and (
                unit[2].entry.type == "organisation" or size > 2
            ):
                break
            if unit[2] is None and word in heads():
                if hit.entry.type == "people" and word in _GENERIC:
                    return 1
                best = size
        return best

    def _weigh(self, first: int, last: int, titled: str) -> Piece:
        last = self._extend(last)
        name = self.tokens.words[first:last]
        piece = Piece(first, last, role=titled if titled != "?" else "")
        votes = inside(name, shouted=self.loud[first])
        if titled:
            votes["person"] = votes.get("person", 0.0) + 3.0
        self._context(piece, votes)
        joined = _joined_kind(name)
        if joined:
            votes[joined] = votes.get(joined, 0.0) + 3.0
        piece.votes = votes
        return piece

    def _context(self, piece: Piece, votes: Votes) -> None:
        a, b = piece.first, piece.last
        near = beside(
            self.word(a - 1), self.word(a - 2), self.word(b), self.word(b + 1)
        )
        for kind, weight in near.items():
            votes[kind] = votes.get(kind, 0.0) + weight
        role = self._apposition(b)
        if role and b - a > 1:
            votes["person"] = votes.get("person", 0.0) + 1.5
            piece.role = piece.role or role
        if self.word(a - 1) == "/" and "REUTERS" in self.word(a - 2).upper():
            votes["person"] = votes.get("person", 0.0) + 3.0

    def _apposition(self, at: int) -> str:
        """Read the office in ``NAME, executive vice-president of ORG``."""
        if self.word(at) != ",":
            return ""
        first = at + 1 + (self.word(at + 1) in {"a", "an", "the", "its"})
        role = ""
        for end in range(first, min(first + 4, self.size)):
            word = self.tokens.words[end]
            if word in section("titles.txt", "noun"):
                role = " ".join(self.tokens.words[first : end + 1])
            if not word[0].isalpha():
                break
        return role

    def _extend(self, last: int) -> int:
        """Join ``Academy of X and Y Studies``, ``Treaty of X and Y``."""
        joined = False
        while last < self.size - 1:
            word, head = self.word(last), self.word(last - 1)
            step = last + 1
            if word in {"of", "for"} and (
                head in section("heads.txt", "of")
                or head in section("heads.txt", "workof")
            ):
                if self.word(step) == "the":
                    step += 1
            elif not (word in {"and", ","} and joined):
                return last
            more = self.plain_run(step)
            if more <= step:
                return last
            if word in {"and", ","} and not self._abstract(step, more):
                return last
            if word == "," and self.word(more) not in {"and", ","}:
                return last
            joined, last = True, more
        return last

    def plain_run(self, at: int) -> int:
        """Find the end of the capitalised words from a token on."""
        end = at
        while (
            end < self.size
            and self.word(end)[0].isupper()
            and (end == at or not self.tokens.breaks[end])
        ):
            if self.word(end) in section("titles.txt", "head"):
                break
            end += 1
            if self.tokens.possessive[end - 1]:
                break
        return end

    def _abstract(self, first: int, last: int) -> bool:
        return (
            all(w.lower() in words() for w in self.tokens.words[first:last])
            and self.word(last - 1).lower().endswith(_ABSTRACT)
            and first not in self.hits
        )

    def _hit_votes(self, piece: Piece, titled: str) -> Votes:
        hit = piece.hit
        assert hit is not None
        kind = hit.entry.type
        votes: Votes = {}
        single = piece.last - piece.first == 1
        self._context(piece, votes)
        loud = self.loud[piece.first]
        weight = 3.0 if hit.entry.sure else 0.9
        if kind == "place" and not hit.entry.sure and self._placed(piece):
            weight += 2.5
        if (
            kind == "place"
            and not hit.entry.sure
            and votes.get("place", 0) <= 0
        ):
            weight -= 0.5
        if single and titled:
            votes["person"] = votes.get("person", 0.0) + 3.0
        if loud and not hit.entry.sure:
            weight -= 1.0
        if not hit.entry.sure and self.opens(piece.first):
            weight -= 0.6
        word = self.word(piece.first)
        if single and not hit.entry.sure and is_name(word):
            votes["person"] = votes.get("person", 0.0) + 0.6
        if kind == "organisation" and votes.get("person", 0) > 0 and single:
            votes["person"] *= 0.4
        votes[kind] = votes.get(kind, 0.0) + weight
        if kind == "people":
            return {"people": 9.0}
        return votes

    def _placed(self, piece: Piece) -> bool:
        """Tell whether a doubtful place is followed by where it lies."""
        if self.word(piece.last) != ",":
            return False
        known = self.hits.get(piece.last + 1)
        return bool(known and known[1].entry.type == "place")


def _joined_kind(name: Sequence[str]) -> str:
    """Give the type of ``Treaty of X``, ``Bank of X``; empty if neither."""
    for word, link in pairwise(name):
        if link in {"of", "for"}:
            if word in section("heads.txt", "workof"):
                return "work"
            if word in section("heads.txt", "of"):
                return "organisation"
    return ""


_FUNCTION = section("closed.txt", "function")
_LEAD = section("closed.txt", "lead")
_ADJECTIVES = section("closed.txt", "adjective")
_BOTH = section("closed.txt", "month-or-name")
_NEVER = section("closed.txt", "never")
_GENERIC = section("closed.txt", "generic")
