from datetime import date

from extractors.entities import infer_subjects
from extractors.entities.subjects import topics, vocabulary
from extractors.model.item import Subject
from tests.extractors.entities.news import make_item


def test_infer_subjects_supplied_code_becomes_media_topic():
    news = make_item("", subjects=(Subject(uri="subj:15000000"),))

    assert infer_subjects(news)[0].uri == "medtop:15000000"


def test_infer_subjects_plain_words_give_topic():
    body = "The striker scored two goals as the team won the league match."

    assert infer_subjects(make_item(body))[0].uri == "medtop:15000000"


def test_infer_subjects_without_evidence_returns_empty():
    assert infer_subjects(make_item("He said that they would see.")) == ()


def test_vocabulary_has_release_and_licence():
    fields = vocabulary()

    assert fields["scheme"] == "medtop"
    assert date.fromisoformat(fields["released"]) >= date(2026, 7, 2)
    assert fields["licence"] == "CC-BY-4.0"
    assert "International Press Telecommunications" in fields["holder"]


def test_topics_cover_first_level_and_have_words():
    codes = [topic.code for topic in topics()]

    assert codes == [f"{n:02d}000000" for n in range(1, 18)]
    assert all(topic.name and len(topic.words) >= 20 for topic in topics())
