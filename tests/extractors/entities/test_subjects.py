from datetime import date

from extractors.entities import infer_subjects
from extractors.entities.subjects import topics, vocabulary
from extractors.model.item import Subject
from tests.extractors.entities.news import item


def test_supplied_subjects_become_media_topics():
    news = item("", subjects=(Subject(uri="subj:15000000"),))

    assert infer_subjects(news)[0].uri == "medtop:15000000"


def test_subjects_are_inferred_from_plain_words():
    body = "The striker scored two goals as the team won the league match."

    assert infer_subjects(item(body))[0].uri == "medtop:15000000"


def test_a_text_without_evidence_has_no_subject():
    assert infer_subjects(item("He said that they would see.")) == ()


def test_the_vocabulary_says_its_release_and_licence():
    said = vocabulary()

    assert said["scheme"] == "medtop"
    assert date.fromisoformat(said["released"]) >= date(2026, 7, 2)
    assert said["licence"] == "CC-BY-4.0"
    assert "International Press Telecommunications" in said["holder"]


def test_the_first_level_is_whole_and_each_topic_has_words():
    codes = [one.code for one in topics()]

    assert codes == [f"{n:02d}000000" for n in range(1, 18)]
    assert all(one.name and len(one.words) >= 20 for one in topics())
