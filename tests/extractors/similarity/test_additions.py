import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.similarity.additions import (
    excerpts,
    find_additions,
    split_sentences,
)

DOCK = (
    "Council members in Varnholm voted on Monday to mend the dock before the"
    " winter. The work will cost 3.1 million crowns. Ferries leave from the"
    " old quay until then."
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Lund spoke. The board agreed on it.",
         ["Mr. Lund spoke.", "The board agreed on it."]),
        ("Die Stadt baut um. Niemand blieb dort zurück.",
         ["Die Stadt baut um. Niemand blieb dort zurück."]),
        ("Prices rose 3.5 percent. Sales fell by half.",
         ["Prices rose 3.5 percent.", "Sales fell by half."]),
        ("„Wir gehen jetzt nach Hause“, sagte er. Niemand blieb dort zurück.",
         ["„Wir gehen jetzt nach Hause“, sagte er. Niemand blieb dort zurück."]
         ),
        ("“We are staying here,” she said. ¿Quién paga la obra nueva?",
         ["“We are staying here,” she said.", "¿Quién paga la obra nueva?"]),
        ("港口重新开放。渡轮恢复运行了。", ["港口重新开放。", "渡轮恢复运行了。"]),
        ("One line without stop\nAnother line", ["One line without stop",
                                                 "Another line"]),
        ("", []),
    ],
)  # fmt: skip
def test_split_sentences_of_text_returns_them(text, sentences):
    assert split_sentences(text) == sentences


@given(st.text(alphabet="ab.!? \n\"'。C1", max_size=80))
def test_split_sentences_of_any_text_loses_no_character(text):
    joined = "".join(split_sentences(text))

    assert sorted(joined.replace(" ", "").replace("\n", "")) == sorted(
        "".join(text.split())
    )


def test_find_additions_of_copy_is_empty():
    added = find_additions(DOCK, DOCK)

    assert (added.sentences, added.share) == ((), 0.0)
    assert not added.has_new_lede


def test_find_additions_of_sentence_in_other_words_is_empty():
    copy = DOCK.replace("voted on Monday to mend", "decided Monday to repair")

    assert find_additions(copy, DOCK).sentences == ()


def test_find_additions_at_end_is_no_new_lede():
    more = "A diver found the hull of a cutter below the pier on Friday."

    added = find_additions(f"{DOCK} {more}", DOCK)

    assert added.sentences == (more,)
    assert not added.has_new_lede


def test_find_additions_at_start_is_a_new_lede():
    more = "A judge stopped the repair on Thursday after a complaint."

    assert find_additions(f"{more} {DOCK}", DOCK).has_new_lede


def test_excerpts_are_few_and_short():
    assert excerpts(["x" * 500] * 9) == ["x" * 160] * 3
