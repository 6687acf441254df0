import msgspec

from tests.saved_results import merged, read_saved, save


def test_save_makes_the_folder_and_equal_results_give_equal_bytes(tmp_path):
    one, other = tmp_path / "new" / "one.json", tmp_path / "other.json"

    save(one, {"b": 1, "a": [2]})
    save(other, {"a": [2], "b": 1})

    assert one.read_bytes() == other.read_bytes()
    assert read_saved(one, dict[str, object], {}) == {"a": [2], "b": 1}


def test_read_saved_without_a_file_is_empty(tmp_path):
    assert read_saved(tmp_path / "none.json", tuple[int, ...], ()) == ()


class Result(msgspec.Struct, frozen=True):
    name: str
    runs: int


def test_merged_new_results_replace_those_of_their_name_in_the_order_given():
    saved = (Result("c", 1), Result("a", 1), Result("gone", 1))
    new = [Result("b", 2), Result("a", 2)]

    assert merged(saved, new, ["a", "b", "c"]) == (
        Result("a", 2),
        Result("b", 2),
        Result("c", 1),
    )
