from tests.saved_results import read_saved, save


def test_save_makes_the_folder_and_equal_results_give_equal_bytes(tmp_path):
    one, other = tmp_path / "new" / "one.json", tmp_path / "other.json"

    save(one, {"b": 1, "a": [2]})
    save(other, {"a": [2], "b": 1})

    assert one.read_bytes() == other.read_bytes()
    assert read_saved(one, dict[str, object], {}) == {"a": [2], "b": 1}


def test_read_saved_without_a_file_is_empty(tmp_path):
    assert read_saved(tmp_path / "none.json", tuple[int, ...], ()) == ()
