"""The documents name files that exist."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LISTED = subprocess.run(
    ["git", "ls-files", "*.md"], cwd=ROOT, capture_output=True, text=True,
    check=False,
).stdout.split()  # fmt: skip
PAGES = sorted(LISTED) or ["README.md"]


@pytest.mark.parametrize("page", PAGES)
def test_page_relative_links_lead_to_files(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", text)

    missing = [
        link
        for link in links
        if not (ROOT / page).parent.joinpath(link).exists()
    ]

    assert missing == []


@pytest.mark.parametrize("package", ["extractors", "streams"])
def test_package_page_names_files_of_the_package(package):
    """Each module named in a table stands in one of the two packages."""
    text = (ROOT / package / "README.md").read_text(encoding="utf-8")
    modules = re.findall(r"`(?:[\w./-]*/)?(\w+\.py)`", text)
    known = {
        path.name
        for root in ("extractors", "streams")
        for path in (ROOT / root).rglob("*.py")
    }

    assert modules
    assert set(modules) <= known


def test_readme_fits_on_a_page_and_shows_the_topics():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 150
    assert "```mermaid" in lines
