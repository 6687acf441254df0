import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.alert import first_sentence, is_alert_label


@pytest.mark.parametrize(
    "label",
    [
        "APNewsAlert",
        "AP NewsAlert",
        "BC-NewsAlert",
        "AP-APNewsAlert",
        "NewsAlert,20",
        "News Alert",
        "URGENT",
        "BREAKING NEWS",
        "Eilmeldung",
        "dpa-Eilmeldung",
        "EIL",
        "Alerte info",
        "ALERTE AFP 2",
        "Urgente",
        "\u00daltima hora",
        "Ultim'ora ANSA",
        "\u0421\u0440\u043e\u0447\u043d\u043e",
        "\u0639\u0627\u062c\u0644",
        "\u901f\u5831",
        "\uc18d\ubcf4",
        "Son dakika",
    ],
)
def test_is_alert_label_of_a_bare_label_is_true(label: str) -> None:
    assert is_alert_label(label)


@pytest.mark.parametrize(
    "headline",
    [
        "",
        "AP",
        "News",
        "2026",
        "Last minute",
        "The Flash",
        "FLASH FLOODS",
        "Flood alert lifted in Oldport",
        "Eilmeldung: Brand in Nordfeld",
        "Alerte rouge",
        "US--Storm, NewsAlert",
        "alert " * 40,
    ],
)
def test_is_alert_label_of_news_is_false(headline: str) -> None:
    assert not is_alert_label(headline)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Council votes to dredge the channel.", None),
        ("Council votes to dredge. Ferries wait.", "Council votes to dredge"),
        ("The U.S. Coast Guard found a boat. It was empty.",
         "The U.S. Coast Guard found a boat"),
        ("Gov. Ilse Brandt resigns.\n\nMore follows.",
         "Gov. Ilse Brandt resigns"),
        ("Who stole the clock? Nobody knows.", "Who stole the clock?"),
        ("\u300c\u706b\u707d\u767a\u751f\u3002\u3051\u304c\u4eba\u306f\u306a\u3044\u3002",
         "\u300c\u706b\u707d\u767a\u751f"),
        ("No stop here\n\nNext", "No stop here"),
        ("", ""),
    ],
)  # fmt: skip
def test_first_sentence_of_an_alert_is_its_headline(text, sentence) -> None:
    expected = text.rstrip(".") if sentence is None else sentence
    assert first_sentence(text) == expected


@given(st.text(st.sampled_from("ab. !?\n\u3002\"' ")))
def test_first_sentence_of_any_text_is_one_short_line(text: str) -> None:
    sentence = first_sentence(text)
    assert len(sentence) <= 250
    assert "\n" not in sentence
    assert bool(sentence) or not text.strip(".\u3002 \n")


def test_first_sentence_behind_a_paragraph_of_stops_is_found():
    assert first_sentence("\u3002\n\n?") == "?"
