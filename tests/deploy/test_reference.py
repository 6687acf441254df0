"""The committed reference pages are those that the code gives."""

import importlib.util
from pathlib import Path

REFERENCE = Path(__file__).parents[2] / "deploy" / "reference"


def load_script():
    spec = importlib.util.spec_from_file_location(
        "reference_build", REFERENCE / "build.py"
    )
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


def test_reference_pages_committed_equal_generated():
    """Run ``make docs`` after a change of a setting, metric or topic."""
    for name, text in load_script().documents().items():
        assert (REFERENCE / name).read_text(encoding="utf-8") == text, name


def test_reference_pages_have_no_unreadable_defaults():
    settings = (REFERENCE / "settings.md").read_text(encoding="utf-8")

    assert "| `.` |" not in settings
    assert "| `()` |" not in settings
