from streams.page.model.items import TAG_KINDS, Tag
from streams.page.query.names import KINDS_AT_MOST
from streams.page.store.name_table import NameTable


def test_tag_kinds_fit_into_a_number():
    assert len(TAG_KINDS) <= KINDS_AT_MOST


def test_numbers_of_tags_tell_their_kinds(connection):
    tags = [Tag(kind, "bergen", "Bergen") for kind in TAG_KINDS]
    numbers = NameTable(connection).numbers_of(tags)
    assert len(set(numbers.values())) == len(TAG_KINDS)
    assert {
        TAG_KINDS[number % KINDS_AT_MOST]: tag.kind
        for tag, number in numbers.items()
    } == {kind: kind for kind in TAG_KINDS}


def test_numbers_of_known_names_are_those_of_the_file(connection):
    tag, other = Tag("place", "a", "A"), Tag("place", "b", "B")
    first = NameTable(connection).numbers_of([tag])
    later = NameTable(connection).numbers_of([other, tag])
    assert later[tag] == first[tag]
    assert later[other] != first[tag]


def test_numbers_of_tags_with_other_labels_are_the_same(connection):
    tag, other = Tag("place", "a", "A"), Tag("place", "a", "B")
    numbers = NameTable(connection).numbers_of([tag, other])
    assert numbers[tag] == numbers[other]
    assert connection.execute("SELECT count(*) FROM names").fetchall() == [
        (1,)
    ]


def test_numbers_of_a_removed_name_are_new(connection):
    table = NameTable(connection)
    tag = Tag("place", "a", "A")
    table.remove_unused([table.numbers_of([tag])[tag]])
    assert connection.execute("SELECT * FROM names").fetchall() == []
    assert table.numbers_of([tag])[tag] > 0
    ((label,),) = connection.execute("SELECT label FROM names").fetchall()
    assert label == "A"
