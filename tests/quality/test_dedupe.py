"""Minimum quality of deduplication on the corpora and the seed."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from extractors.model.item import Caption, NewsItem
from streams.desk.dedupe.judge import judge
from streams.desk.dedupe.verdict import apply
from streams.desk.state.state import dict_state
from tests.corpora import SEED, needs
from tests.quality import dedupe, reuters_21578

pytestmark = needs(reuters_21578.ARCHIVE)

PUT_BACK = {
    "rapat": "meeting", "kualitasal": "mutual", "dukungan": "support",
    "gabung": "joint", "pandemi": "pandemic", "kisaran": "range",
    "kompak": "solid", "ahli": "expert", "berkaitant": "relevant",
    "zaman": "era", "taktikc": "strategic", "efekively": "effectively",
    "Usahas": "Efforts", "tempat": "arena", "tempats": "areas",
    "eksternal": "external", "intern": "internal", "nilai": "value",
    "tipe": "type", "grups": "groups", "suporter": "supporter",
}  # fmt: skip
OTHER_WORDS = """\
The leaders of China and Russia spoke by video link for more than an hour on
Wednesday and promised to stand by each other against pressure from the West.

Mr Xi told Mr Putin that he looked forward to greeting him in person when the
Winter Olympics open in the Chinese capital in February, a Kremlin aide said.

Both men spoke of vaccines, gas pipelines and a trade volume that has passed
a hundred billion dollars this year, and neither hid his anger at the guests
whom Washington had asked to its democracy summit a week before.

Moscow said the two would next talk about security guarantees in Europe.
"""
AT = datetime(2021, 12, 16, tzinfo=UTC)


def test_retransmissions_of_1987_are_linked_as_labelled():
    links = dedupe.retransmissions()

    assert links.linked["retransmission"] >= 0.99 * links.all["retransmission"]
    assert links.linked["recurring_template"] <= 1
    print(f"take_or_update {links.linked['take_or_update']}"
          f" of {links.all['take_or_update']}")  # fmt: skip


def test_false_links_no_different_stories_of_one_topic():
    linked, tried = dedupe.false_links()

    assert tried > 1000
    assert linked == 0


def test_mutated_copies_are_linked_and_classified():
    copies = dedupe.copies().values()
    made = sum(of_mutation.made for of_mutation in copies)
    linked = sum(of_mutation.linked for of_mutation in copies)
    named = sum(of_mutation.named for of_mutation in copies)

    assert linked / made >= 0.985
    assert named / linked >= 0.96


@pytest.fixture
def seed():
    lines = SEED.read_text(encoding="utf-8").splitlines()
    body = [line for line in lines[4:66] if line and "[Photo/" not in line]
    return NewsItem(
        "seed", "republisher", AT, agency="Republisher", lane="en",
        headline=lines[0], body="\n\n".join(body),
        captions=(Caption("Two presidents talk", credit_line="Xinhua"),),
    )  # fmt: skip


@pytest.fixture
def restored(seed):
    body = seed.body
    for spun, clean in PUT_BACK.items():
        body = " ".join(
            part if part.strip(".,”“") != spun else part.replace(spun, clean)
            for part in body.split(" ")
        )
    return msgspec.structs.replace(
        seed, uri="origin", feed="origin", agency="Xinhua", body=body,
        fetched_at=AT + timedelta(hours=3),
    )  # fmt: skip


def test_judge_same_events_in_other_words_are_not_linked(seed):
    state = dict_state()
    apply(judge(seed, state, "raw-0:1"), state)
    other = NewsItem(
        "own", "own", AT, agency="Own", lane="en",
        headline="Xi and Putin close ranks", body=OTHER_WORDS,
    )  # fmt: skip

    assert judge(other, state, "raw-0:2").outcome == "item"


def test_judge_seed_after_its_origin_is_a_spun_duplicate(seed, restored):
    state = dict_state()
    apply(judge(restored, state, "raw-0:1"), state)

    (copy,) = judge(seed, state, "raw-0:2").duplicates

    assert (copy.kind, copy.duplicate_of) == ("spun", "origin")
    assert ["meeting", "rapat"] in copy.evidence["words"]


def test_judge_origin_after_the_seed_is_promoted(seed, restored):
    state = dict_state()
    apply(judge(seed, state, "raw-0:1"), state)

    verdict = judge(restored, state, "raw-0:2")

    assert verdict.uniques[0].event == "promoted"
    (old,) = verdict.duplicates
    assert (old.uri, old.duplicate_of, old.kind) == ("seed", "origin", "spun")
