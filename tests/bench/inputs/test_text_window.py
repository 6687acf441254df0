from extractors.output.codec import decode
from streams.desk.state.faust_stores import TableStore
from streams.desk.state.models import Text
from streams.desk.state.state import sketch_of
from tests.bench.inputs.text_window import HASHES, LANE, text_records


def test_records_are_those_of_the_table_of_texts():
    table = dict(text_records(3))
    texts = TableStore(table, 0, Text)

    assert len(texts) == 3
    for key, text in texts.items():
        assert key == f"{LANE}|{text.uri}"
        assert len(sketch_of(text).hashes) == HASHES
        assert text.body


def test_records_are_ordered_by_time_and_have_own_sketches():
    texts = [decode(value, Text) for _, value in text_records(70)]
    times = [text.seen_at for text in texts]

    assert times == sorted(times)
    assert len({text.sketch for text in texts}) == 70
