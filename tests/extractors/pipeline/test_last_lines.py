"""Last lines that are no part of the story."""

import pytest

from extractors.pipeline.copyedit import edit
from extractors.pipeline.last_lines import cut_end_mark, drop_last_lines

STORY = (
    "The railway closed the old bridge on Friday after the snow.",
    "Trains ran again at noon.",
)


@pytest.mark.parametrize(
    "line", ["(c) KNA", "(sda)", "EFE", "(Hina)", "Editor: Ann Berg"]
)
def test_last_line_is_dropped_and_text_before_it_stays(line):
    edited = edit((*STORY, line), "")

    assert edited.paragraphs == STORY
    assert edited.captions == ()
    assert edited.dateline is None


def test_last_line_behind_colon_stays():
    lines = (STORY[0], "Passengers can write to:", "desk@railway.example")

    assert edit(lines, "").paragraphs == lines


def test_signature_below_story_is_byline():
    edited = edit((*STORY, "Ann Berg (PAP)"), "")

    assert edited.byline == "Ann Berg"
    assert edited.paragraphs == STORY


def test_name_in_list_is_no_signature():
    lines = (STORY[0], "Ole Vik (PL)", "Ann Berg (PA)")

    assert drop_last_lines(lines, (), []) == (lines, "")


def test_byline_above_story_goes_before_signature():
    edited = edit(("By Ole Vik", *STORY, "Ann Berg (PAP)"), "")

    assert edited.byline == "Ole Vik"


def test_mark_behind_last_sentence_is_cut():
    lines = [STORY[0], f"{STORY[1]} (Hina)"]

    assert cut_end_mark(lines, []) == list(STORY)
    assert cut_end_mark([], []) == []


def test_reporter_of_dateline_is_byline():
    edited = edit(("(서울=연합뉴스) 홍길동 기자 = 눈이 왔다.", *STORY), "")

    assert edited.byline == "홍길동"


@pytest.mark.parametrize("at", [0, 1, 2])
def test_credit_of_text_is_taken_from_any_place(at):
    lines = (*STORY[:at], "Quelle: dpa/AFP", *STORY[at:])

    edited = edit(lines, "")

    assert edited.paragraphs == STORY
    assert edited.credit_line == "dpa/AFP"


def test_credit_of_text_above_last_line_is_taken():
    edited = edit((*STORY, "(mau)", "Fonte: ANSA"), "")

    assert edited.paragraphs == STORY
    assert edited.credit_line == "ANSA"
