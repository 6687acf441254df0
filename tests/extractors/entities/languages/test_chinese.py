"""Names in Chinese: where they start, and what is none."""

import pytest

from tests.extractors.entities.news import mentions_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年夏天他离开球队。", set()),
        ("他说，送往医院救治。", set()),
        ("如果法院同意，他支持其政党。", set()),
        ("记者在委员会采访。", set()),
        ("大家一致认真讨论之中预料情况逐步好转公司关闭。", set()),
    ],
)
def test_recognise_clause_before_head_noun_is_no_organisation(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("汽车制造公司关闭。", set()),
    ],
)
def test_recognise_kind_of_organisation_is_none(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他曾担任交通部参谋。", {("交通部", "organisation")}),
        ("随后加入清华大学。", {("清华大学", "organisation")}),
    ],
)
def test_recognise_word_before_name_is_no_part_of_it(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "大家一致认为未来几年里应当扩建德国远山集团。",
            {("德国远山集团", "organisation")},
        ),
    ],
)
def test_recognise_long_clause_starts_name_at_place(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新政府中的成员到会。", set()),
        ("阿拉伯国家的代表到会。", set()),
        ("东方的天空很蓝。", set()),
    ],
)
def test_recognise_small_town_in_word_is_no_place(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("高调宣称没有问题。", set()),
        ("王明说没有问题。", {("王明", "person")}),
    ],
)
def test_recognise_adverb_before_verb_is_no_person(text, expected):
    assert mentions_of(text, "zh") == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国务院总理王明远20日在上海出席会议。", "王明远"),
        ("发言人陈明3日表示反对。", "陈明"),
        ("王明远20日在会上讲话。", "王明远"),
        ("总统卡尔松宣布新计划。", "卡尔松"),
        ("总统卡尔斯基20日表示反对。", "卡尔斯基"),
    ],
)
def test_recognise_person_before_day_and_foreign_surname_after_title(
    text, name
):
    assert (name, "person") in mentions_of(text, "zh")


@pytest.mark.parametrize(
    "text",
    ["高温20日持续。", "江苏省20日在南京开会。", "总统选举20日举行。"],
)
def test_recognise_other_words_before_a_day_are_no_person(text):
    assert "person" not in {kind for _, kind in mentions_of(text, "zh")}
