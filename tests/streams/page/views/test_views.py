import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.trace import Trace
from extractors.output.copydesk_block import DeskEntity, DeskMention
from streams.page.views.cuts import cuts, other_steps
from streams.page.views.evidence import facts_of
from streams.page.views.feeds import feed_entries
from streams.page.views.figures import latency_chart, outcome_charts
from streams.page.views.letters import shown_bytes
from streams.page.views.marked_text import (
    changes_between,
    entity_paragraphs,
    hits_in,
)
from streams.page.views.stories.maps import HEIGHT, WIDTH, Place, map_of


def named(start, end, name="X"):
    mention = DeskMention(start=start, end=end, text="")
    return DeskEntity(id=name, type="place", name=name, mentions=(mention,))


def test_changes_between_replaced_words_stand_together():
    changes = changes_between(
        "The old red ferry left.", "The new blue ferry left."
    )
    assert [(part.kind, part.text) for part in changes] == [
        ("same", "The "), ("deleted", "old red"), ("inserted", "new blue"),
        ("same", " ferry left."),
    ]  # fmt: skip


@given(st.text(max_size=60), st.text(max_size=60))
def test_changes_between_give_back_both_texts(before, after):
    changes = changes_between(before, after)
    old = "".join(part.text for part in changes if part.kind != "inserted")
    new = "".join(part.text for part in changes if part.kind != "deleted")
    assert "".join(old.split()) == "".join(before.split())
    assert new == after


@given(
    st.text(alphabet="ab \n東", max_size=60),
    st.lists(st.tuples(st.integers(-2, 70), st.integers(-2, 70)), max_size=8),
)
def test_entity_paragraphs_lose_no_letter_of_the_body(body, spans):
    found = entity_paragraphs(body, [named(*span) for span in spans])
    text = "".join(part.text for paragraph in found for part in paragraph)
    assert "".join(text.split()) == "".join(body.split())


def test_entity_paragraphs_mark_the_mention():
    found = entity_paragraphs(
        "In Bergen.\n\nIn Oslo.", [named(3, 9, "Bergen")]
    )
    assert [[(part.text, part.kind) for part in one] for one in found] == [
        [("In ", ""), ("Bergen", "place"), (".", "")], [("In Oslo.", "")],
    ]  # fmt: skip


def test_hits_in_unbalanced_marks_are_no_error():
    assert [part.is_hit for part in hits_in("a\x02b\x03c\x02d")] == [
        False, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.25, "25%"), (True, "yes"), (3, "3"), (["a", 2], "a, 2"),
     ({"sharedWords": "x"}, "Shared words: x"), ("t", "t")],
)  # fmt: skip
def test_facts_of_evidence_are_words(value, text):
    assert [fact.text for fact in facts_of({"rule": value})] == [text]


@given(st.binary(max_size=80))
def test_shown_bytes_have_no_control_characters(data):
    assert all(c.isprintable() or c in "\n\t" for c in shown_bytes(data))


@given(st.lists(st.builds(
    Place, st.just("A"), st.floats(-180, 180), st.floats(-90, 90),
    st.integers(1, 9)), min_size=1, max_size=5))  # fmt: skip
def test_map_of_places_shows_each_within_its_bounds(places):
    found = map_of(places)
    assert found is not None
    assert all(0 <= dot.x <= WIDTH for dot in found.dots)
    assert all(-1 <= dot.y <= HEIGHT + 1 for dot in found.dots)


def test_map_of_no_places_is_none():
    assert map_of([]) is None


def test_outcome_charts_bars_stay_within_their_chart():
    charts = outcome_charts(
        [(5, "item", 8), (6, "item", 2), (9, "?", 1)], 0, 9
    )
    assert charts[0].total == "10"
    assert all(0 <= bar.y <= charts[0].height for bar in charts[0].bars)
    assert charts[1].bars == ()


def test_latency_chart_puts_times_into_classes():
    chart = latency_chart([2000, 2000, 400_000, -5])
    assert chart.total.startswith("median 2.0 s")
    assert [bar.label for bar in chart.bars] == ["1", "2", "1"]


@pytest.mark.parametrize(
    ("paused", "registered", "outcome", "due", "health"),
    [(0, 1, "new", 999_999, "good"), (1, 1, "new", 999_999, "paused"),
     (0, 0, "new", 999_999, "removed"), (0, 1, None, None, "waiting"),
     (0, 1, "http_error", 999_999, "failing"), (0, 1, "new", 1, "late")],
)  # fmt: skip
def test_feed_entries_health(paused, registered, outcome, due, health):
    row = ("f", None, None, None, paused, registered, 1, outcome, 200, "",
           0, due, None, 0)  # fmt: skip
    assert feed_entries([row], 10**6)[0].health == health


def test_cuts_are_apart_from_what_was_chosen():
    trace = (
        Trace("source", "headline", "Ferry", "page"),
        Trace("block", "body", detail="related links"),
        Trace("byline", "body", "By ADA QUAY"),
        Trace("language", "language", "en", "as declared"),
    )
    assert [(cut.rule, cut.text, cut.detail) for cut in cuts(trace)] == [
        ("block", "", "related links"), ("byline", "By ADA QUAY", ""),
    ]  # fmt: skip
    assert [step.rule for step in other_steps(trace)] == ["source", "language"]
