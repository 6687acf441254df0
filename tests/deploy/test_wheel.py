"""The wheel as a user installs it: alone, outside of the checkout."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from streams.config.version import copydesk_version

ROOT = Path(__file__).parents[2]

pytestmark = [
    pytest.mark.broker,
    pytest.mark.slow,
    pytest.mark.timeout(600),
]


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Install the wheel and what a server's lock file names."""
    directory = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, *_PIP, "wheel", "--no-deps", "-w", directory, ROOT)
    (wheel,) = directory.glob("copydesk-*.whl")
    home = directory / "environment"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    lock = ROOT / "deploy" / "requirements" / "server.lock"
    pip = (python, *_PIP, "install", "--no-compile")
    _run(*pip, "--require-hashes", "-r", lock)
    _run(*pip, "--no-deps", wheel)
    return home


_PIP = ("-m", "pip", "--disable-pip-version-check", "--quiet")


def _run(*command, check=True, home=None, **options):
    """Run a command that sees neither this checkout nor its settings."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "COPYDESK_"))
    }
    if home:
        environment["HOME"] = str(home)
    result = subprocess.run(
        [str(part) for part in command],
        check=False, capture_output=True, text=True, timeout=500,
        env=environment, **options,
    )  # fmt: skip
    assert not check or result.returncode == 0, result.stderr
    return result


def test_wheel_installed_shows_its_version(installed, tmp_path):
    shown = _run(installed / "bin" / "copydesk", "--version", cwd=tmp_path)

    assert shown.stdout == f"copydesk {copydesk_version()}\n"


def test_wheel_installed_carries_its_types(installed):
    (packages,) = (installed / "lib").glob("python*/site-packages")

    assert (packages / "streams" / "py.typed").is_file()
    assert (packages / "extractors" / "py.typed").is_file()


@pytest.fixture(scope="module")
def without_broker(installed, tmp_path_factory):
    """Return how the demo ended before its broker was installed."""
    return _run(
        installed / "bin" / "copydesk", "run", check=False,
        cwd=tmp_path_factory.mktemp("without_broker"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def with_broker(installed, without_broker):
    """Install the extra, as the demo advises."""
    pip = (installed / "bin" / "python", *_PIP, "install", "--no-compile")
    _run(*pip, "copydesk[local]")
    return installed


def test_demo_without_the_extra_names_the_command_that_installs_it(
    without_broker,
):
    assert without_broker.returncode == 1
    (line,) = without_broker.stderr.splitlines()
    assert "pip install 'copydesk[local]'" in line


def test_demo_outside_the_checkout_has_default_routes_and_leaves_home_alone(
    with_broker, tmp_path
):
    home, work = tmp_path / "home", tmp_path / "work"
    home.mkdir()
    work.mkdir()
    _run(
        with_broker / "bin" / "copydesk", "run", "--for", "20",
        "--summary", "summary.json", cwd=work, home=home,
    )  # fmt: skip
    listed = _run(with_broker / "bin" / "copydesk", "routes", "list", cwd=work)

    summary = json.loads((work / "summary.json").read_text())
    assert summary["version"] == copydesk_version()
    assert summary["published"] > 0
    assert sum(summary["outcomes"].values()) == summary["published"]
    assert "wire.sink.urgent" in listed.stdout
    assert list(home.iterdir()) == []
