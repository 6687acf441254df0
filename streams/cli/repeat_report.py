"""Why an item would, or would not, be held back as a repeat of another."""

from datetime import timedelta

import msgspec
from rich.table import Table

from extractors.model.item import NewsItem
from extractors.similarity.comparison import Comparison, compare
from extractors.similarity.duplicate_kinds import decide, headlines_agree
from extractors.similarity.news import News, find_news
from extractors.similarity.tokens import read
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.state.state import dict_state

__all__ = ["additions_table", "repeat_table"]

APART = timedelta(hours=1)
"""How much later the item counts as fetched, if the files do not say it."""
NEWS = {
    "": "nothing that its readers would miss",
    "new-lede": "its first sentence, under another headline",
    "new-facts": "much of its text, under another headline",
    "new-figure": "another figure at its start",
    "no-story": "no text is evidence: neither has a word of its headline",
}


def repeat_table(item: NewsItem, earlier: NewsItem) -> Table:
    """
    Return the comparison of an item with an earlier one, and the judgement.

    The judgement is the desk's own, with only the earlier item in its state.
    """
    pair = compare(read(item.body), read(earlier.body))
    headlines = headlines_agree(item.headline, earlier.headline)
    finding = decide(pair, headlines)
    table = Table("what", "value", title=f"compared with {earlier.uri}")
    for name, value in _measurements(pair, headlines):
        table.add_row(name, value)
    if finding is None:
        table.add_row("rule", "none: too little is shared, or facts differ")
    else:
        table.add_row("rule", f"{finding.rule} ({finding.kind})")
    table.add_row("the item adds", NEWS[_news(item, earlier, pair).kind])
    table.add_row("the desk's judgement", _judgement(item, earlier))
    return table


def additions_table(item: NewsItem, earlier: NewsItem) -> Table:
    """Return the sentences that the earlier text has nowhere."""
    pair = compare(read(item.body), read(earlier.body))
    table = Table("sentence", title="what the item adds")
    for sentence in _news(item, earlier, pair).added.sentences:
        table.add_row(sentence)
    return table


def _news(item: NewsItem, earlier: NewsItem, pair: Comparison) -> News:
    return find_news(
        (item.headline, item.body), (earlier.headline, earlier.body), pair
    )


def _measurements(
    pair: Comparison, headlines: float | None
) -> tuple[tuple[str, str], ...]:
    """Return what the rules ask, as text; shares are 0 to 1."""
    overlap, facts = pair.overlap, pair.facts
    return (
        ("words, of the item and the earlier", f"{pair.size_new},"
         f" {pair.size_old}"),
        ("headlines agree", "-" if headlines is None else f"{headlines:.2f}"),
        ("of the item in the earlier", f"{overlap.covered_new:.2f}"),
        ("of the earlier in the item", f"{overlap.covered_old:.2f}"),
        ("of the item's first words", f"{overlap.lede_new:.2f}"),
        ("of the earlier's first words", f"{overlap.lede_old:.2f}"),
        ("longest equal run, words", str(pair.longest)),
        ("word for word alongside", f"{pair.alongside:.2f}"),
        ("numbers and names agree", f"{facts.agreement:.2f}"),
        ("numbers agree", f"{facts.numbers_agree:.2f}"),
    )  # fmt: skip


def _judgement(item: NewsItem, earlier: NewsItem) -> str:
    """Return what the desk decides on the item after the earlier one."""
    state = dict_state()
    first = msgspec.structs.replace(
        earlier, fetched_at=min(earlier.fetched_at, item.fetched_at - APART)
    )
    apply(judge(first, state, "explain-0:0"), state)
    verdict = judge(item, state, "explain-0:1")
    return _describe(verdict)


def _describe(verdict: Verdict) -> str:
    if verdict.duplicates and verdict.outcome == "duplicate":
        duplicate = verdict.duplicates[0]
        return f"{duplicate.kind} duplicate of {duplicate.duplicate_of}"
    if verdict.uniques:
        unique = verdict.uniques[0]
        return f"{unique.event} of {unique.item.uri}"
    return str(verdict.outcome)
