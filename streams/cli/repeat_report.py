"""Why an item would, or would not, be held back as a repeat of another."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec
from rich.table import Table

from extractors.model.item import NewsItem
from extractors.similarity.assessment import Assessment
from extractors.similarity.repeat_rules import trials
from streams.cli.terminal import add_row, make_table
from streams.desk.dedupe.copies.relation import assess_item
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import Verdict, apply
from streams.desk.state.state import dict_state

__all__ = ["describe_repeat", "repeat_tables"]

APART = timedelta(hours=1)
"""How much later the item counts as fetched, if the files do not say it."""
NEWS = {
    "": "nothing that its readers would miss",
    "detail": "details, which alone are no other story",
    "lede": "its first sentence, which the earlier text has not",
    "headline": "what its headline says",
    "figure": "another figure in its headline or first sentence",
    "story": "the story of which the earlier text is a brief",
    "subject": "the same words on another subject: headline and text name it",
    "no-story": "no text is evidence: neither has a word of its headline",
}


def repeat_tables(item: NewsItem, earlier: NewsItem) -> Iterator[Table]:
    """
    Yield what an item is to an earlier one: measurements, rules, additions.

    The judgement is the desk's own, with only the earlier item in its state.
    """
    assessment = assess_item(item, earlier)
    yield _summary(item, earlier, assessment)
    yield _rules(assessment)
    yield _additions(assessment)


def describe_repeat(item: NewsItem, earlier: NewsItem) -> dict[str, object]:
    """Return what `repeat_tables` shows, for JSON; shares are 0 to 1."""
    assessment = assess_item(item, earlier)
    proved, pair, news = assessment.proved, assessment.pair, assessment.news
    return {
        "uri": item.uri,
        "earlier": earlier.uri,
        "judgement": _judgement(item, earlier),
        "rule": proved.rule if proved else "",
        "kind": proved.kind if proved else "",
        "refused": assessment.refused,
        "adds": {
            "place": news.place,
            "sentences": news.added,
            "figures": news.figures,
        },
        "measured": {
            "words": pair.size_new,
            "wordsOfEarlier": pair.size_old,
            "headlines": assessment.headlines,
            "inEarlier": pair.overlap.covered_new,
            "earlierInItem": pair.overlap.covered_old,
            "firstWordsInEarlier": pair.overlap.lede_new,
            "firstWordsOfEarlierInItem": pair.overlap.lede_old,
            "longestRun": pair.longest,
            "alongside": pair.alongside,
            "facts": pair.facts.agreement,
            "numbers": pair.facts.numbers_agree,
        },
        "rules": [
            {"rule": trial.rule, "holds": trial.holds, "checks": trial.checks}
            for trial in trials(pair, assessment.headlines)
        ],
    }


def _summary(
    item: NewsItem, earlier: NewsItem, assessment: Assessment
) -> Table:
    table = make_table("what", "value", title=f"compared with {earlier.uri}")
    for name, value in _measurements(assessment):
        add_row(table, name, value)
    proved = assessment.proved
    rule = f"{proved.rule} ({proved.kind})" if proved else "none"
    add_row(table, "rule", rule)
    add_row(table, "the item adds", NEWS[assessment.news.place])
    add_row(table, "refused", assessment.refused or "-")
    add_row(table, "the desk's judgement", _judgement(item, earlier))
    return table


def _measurements(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """Return what was measured, as text; shares are 0 to 1."""
    pair, headlines = assessment.pair, assessment.headlines
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


def _rules(assessment: Assessment) -> Table:
    """Return the rules for texts of this size, each with its conditions."""
    table = make_table(
        "rule", "result", "conditions", title="rules of repeats"
    )
    for trial in trials(assessment.pair, assessment.headlines):
        conditions = "\n".join(
            f"{check.name} {check.value:.3g}"
            f" {'>=' if check.holds else '<'} {check.least:g}"
            for check in trial.checks
        )
        add_row(
            table, trial.rule, "holds" if trial.holds else "fails", conditions
        )
    return table


def _additions(assessment: Assessment) -> Table:
    """Return the sentences and figures that the earlier text has not."""
    table = make_table("sentence or figure", title="what the item adds")
    for sentence in assessment.news.added:
        add_row(table, sentence)
    for before, after in assessment.news.figures:
        add_row(table, f"{before} -> {after}")
    return table


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
