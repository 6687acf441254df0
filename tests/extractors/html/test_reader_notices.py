"""Notices in place of a story in many words, and stories like them."""

import pytest

from extractors.html.reader_notices import asks_for_consent, notice_kind
from tests.extractors.html.notices import HEADLINES, LIKES, NOTICES
from tests.extractors.html.walls import STORY


@pytest.mark.parametrize(("language", "text"), NOTICES)
def test_notice_kind_notice_under_story_headline_is_wall(language, text):
    assert notice_kind((text,), HEADLINES[language])


@pytest.mark.parametrize(("headline", "text"), LIKES)
def test_notice_kind_story_that_addresses_reader_is_none(headline, text):
    assert notice_kind((text,), headline) == ""


def test_notice_kind_consent_is_consent_wall():
    text = (
        "With your consent we keep small files on your device and read them, "
        "and so do the partners who buy adverts on this site."
    )

    assert notice_kind((text,), HEADLINES["en"]) == "consent-wall"


def test_notice_kind_story_before_notice_is_none():
    _, notice = NOTICES[0]

    assert notice_kind((*STORY, notice), "Ferry to sail again") == ""


def test_notice_kind_long_text_is_none():
    _, notice = NOTICES[0]

    assert notice_kind((notice,) * 6, HEADLINES["en"]) == ""


def test_notice_kind_notice_under_own_headline_is_wall():
    text = (
        "Sorry, this site is not available in your region. We cannot let you "
        "see our content, because a law on data applies to your connection."
    )

    assert notice_kind((text,), "This site is not available") == "bot-wall"


def test_notice_kind_nothing_is_none():
    assert notice_kind((), "") == ""


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies to keep you signed in.",
        "With your consent our partners keep data on your device.",
        "Wir verwenden Cookies, damit Sie angemeldet bleiben.",
    ],
)
def test_asks_for_consent_dialogue_is_true(text):
    assert asks_for_consent(text)


@pytest.mark.parametrize(
    "text",
    [
        "The court fined the firm because it set cookies too early.",
        "Your parents must give their consent.",
        "Parliament gave its consent to the treaty.",
    ],
)
def test_asks_for_consent_story_or_other_consent_is_false(text):
    assert not asks_for_consent(text)
