"""Rules of repeats, with the measured value and limit of each condition."""

from extractors.similarity.comparison import compare
from extractors.similarity.repeat_rules import Check, prove, trials
from extractors.words.tokens import read

SHORT = (
    "Pilots in Port Ellery went back to work on Tuesday after eleven days, the "
    "port authority said. The pilots had asked for a second boat for work at "
    "night, and 41 ships had been waiting in the roads for three weeks."
)
LONG = "\n\n".join(
    f"Clause {word} of the pact between the port and its pilots was agreed in "
    f"the {word} of the talks, after {number} hours, its clerk told the board."
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth"), 11
    )
)
NOTICE = "Ellery Pilots pay a dividend of 3 crowns on 4 March."


def compared(new, old):
    return compare(read(new), read(old))


def test_prove_equal_texts_is_same_words():
    assert prove(compared(SHORT, SHORT), 1.0) == "same-words"


def test_prove_other_numbers_in_short_text_is_none():
    other = SHORT.replace("41", "52")

    assert prove(compared(other, SHORT), 1.0) == ""


def test_prove_moved_paragraphs_is_moved():
    moved = "\n\n".join(reversed(LONG.split("\n\n")))

    assert prove(compared(moved, LONG), 1.0) == "moved"


def test_prove_notice_under_other_headline_is_none():
    pair = compared(NOTICE, NOTICE)

    assert prove(pair, 0.2) == ""
    assert prove(pair, 0.5) == prove(pair, None) == "same-words"


def test_trials_short_text_tries_short_rules():
    names = [trial.rule for trial in trials(compared(SHORT, SHORT), None)]

    assert names == [
        "same-words", "short-contained", "short-kept", "short-alongside",
    ]  # fmt: skip


def test_trials_failed_rule_names_value_and_limit():
    other = SHORT.replace("41", "52")
    _, contained, *_ = trials(compared(other, SHORT), None)

    assert not contained.holds
    assert Check("numbersAgree", 0.0, 0.85) in contained.checks


def test_trials_first_that_holds_is_proof():
    for new, old in ((LONG, LONG), (SHORT, LONG), (LONG[:400], LONG)):
        pair = compared(new, old)
        held = [trial.rule for trial in trials(pair, 0.7) if trial.holds]

        assert prove(pair, 0.7) == (held[0] if held else "")


def test_prove_lede_alone_under_other_headline_is_lede():
    lede = " ".join(LONG.split()[:35])

    assert prove(compared(lede, LONG), 0.0) == "lede"
    assert prove(compared(LONG, lede), 0.0) == "lede"


def test_prove_paragraph_inside_under_other_headline_is_none():
    inside = " ".join(LONG.split()[60:95])

    assert prove(compared(inside, LONG), 0.0) == ""


def test_prove_lede_with_another_number_is_none():
    words = LONG.split()[:35]
    lede = " ".join([*words[:20], "7,411", *words[20:]])

    assert prove(compared(lede, LONG), 0.0) == ""
