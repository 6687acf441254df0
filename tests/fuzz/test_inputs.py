"""Inputs on which fuzzing once failed do nothing wrong any more."""

import pytest

from tests.fuzz.campaign import INPUTS, check, what_is_wrong
from tests.fuzz.target import SEPARATOR, Bytes, Target, expand, plain
from tests.fuzz.targets import TARGETS

KEPT = sorted(path for path in INPUTS.glob("*/*") if path.is_file())


@pytest.mark.parametrize(
    "path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_input_that_failed_once_does_nothing_wrong(path):
    target = TARGETS[path.parent.name]

    assert what_is_wrong(target, path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_seeds_of_target_do_nothing_wrong(name):
    target = TARGETS[name]
    seeds = target.seeds()

    assert seeds
    for parts in seeds[:: max(1, len(seeds) // 12)]:
        target.attempt(plain(parts))


def test_expand_plain_input_gives_its_bytes():
    assert expand(plain(Bytes(b"abc", 7))) == Bytes(b"abc", 7)
    assert expand(b"\xff") == Bytes(b"", 0)


def test_expand_unit_is_repeated_between_head_and_tail():
    data = b"\xff\x07<a>" + SEPARATOR + b"<p>" + SEPARATOR + b"!"

    assert expand(data, 9) == Bytes(b"<a><p><p><p>!", 7)


def test_what_is_wrong_names_errors_that_are_not_documented():
    def fail(data):
        raise KeyError(data.choice)

    data = plain(Bytes(b"", 3))
    assert what_is_wrong(Target("a", fail), data) == "KeyError: 3"
    assert what_is_wrong(Target("a", fail, (KeyError,)), data) == ""


@pytest.mark.slow
def test_check_input_over_its_cpu_time_is_said_so(tmp_path):
    """The imports of the targets alone take more than a CPU second."""
    path = tmp_path / "input"
    path.write_bytes(plain(Bytes(b"", 0)))

    assert check("opml", path, longest=1) == "takes more than 1 s"
    assert check("opml", path) == ""
