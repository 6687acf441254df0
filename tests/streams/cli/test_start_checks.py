"""What settings name is looked for before anything starts."""

import socket
from dataclasses import replace
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.cli import start_checks
from streams.cli.main import make_app
from streams.cli.start_checks import port_problems, problems
from streams.config.settings import Settings
from streams.local.embedded_broker import free_port
from tests.streams.cli.test_bad_files import assert_one_sentence


def run(*words, **environment):
    runner = CliRunner(env={"COPYDESK_BROKER": "127.0.0.1:1", **environment})
    return runner.invoke(make_app(), [str(word) for word in words])


def all_problems(settings):
    return [
        problem
        for role in ("poller", "desk")
        for problem in problems(role, settings)
    ]


@pytest.fixture
def taken_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def without_extras(monkeypatch):
    """Let no module be installed."""
    monkeypatch.setattr(start_checks, "find_spec", lambda _: None)


@pytest.fixture
def in_this_process(monkeypatch):
    """Let a worker's command leave the signals and logs of this process."""
    workers = "streams.cli.commands.workers"
    monkeypatch.setattr(f"{workers}.start_fork_server", lambda: None)
    monkeypatch.setattr(f"{workers}.configure", lambda *_: None)
    monkeypatch.setattr(
        "streams.runtime.process.stop_signals.end_before_start", lambda: None
    )


def test_default_settings_have_no_problem():
    assert all_problems(Settings()) == []


@pytest.mark.parametrize(
    ("name", "reason"),
    [("missing", "No such file or directory"), ("file", "not a directory")],
)
def test_drop_directory_that_is_none_is_one_problem(tmp_path, name, reason):
    (tmp_path / "file").touch()
    path = tmp_path / name

    assert all_problems(Settings(drop_dir=path)) == [
        f"COPYDESK_DROP_DIR={path}: {reason}"
    ]


def test_drop_directory_that_exists_is_no_problem(tmp_path):
    assert all_problems(Settings(drop_dir=tmp_path)) == []


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (None, "own.csv: No such file or directory"),
        (b"name;type\n", "own.csv: line 1: the header must be"),
        (b"name,type,id,aliases\nPier,boat,,\n", "line 2: no such type"),
        (b"\xff\xfe", "own.csv: 'utf-8' codec can't decode"),
    ],
    ids=["missing", "header", "type", "encoding"],
)
def test_wrong_gazetteer_is_one_problem_with_its_file(tmp_path, content, text):
    path = tmp_path / "own.csv"
    if content is not None:
        path.write_bytes(content)

    (problem,) = all_problems(Settings(gazetteers=(path,)))

    assert problem.startswith(f"COPYDESK_GAZETTEERS: {tmp_path}")
    assert text in problem


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        (
            {"otlp_endpoint": "http://127.0.0.1:4318"},
            "COPYDESK_OTLP_ENDPOINT needs copydesk[otel] installed",
        ),
        (
            {"schema_registry": "http://127.0.0.1:8081"},
            "COPYDESK_SCHEMA_REGISTRY needs copydesk[avro] installed",
        ),
        (
            {"entity_engine": "spacy"},
            "COPYDESK_ENTITY_ENGINE needs copydesk[spacy] installed",
        ),
        (
            {"story_encoder": "use"},
            "COPYDESK_STORY_ENCODER needs copydesk[encoder] installed",
        ),
    ],
    ids=["otel", "avro", "spacy", "encoder"],
)
def test_missing_extra_is_named(without_extras, settings, problem):
    assert set(all_problems(Settings(**settings))) == {problem}


def test_module_in_a_package_that_is_missing_is_not_installed(monkeypatch):
    monkeypatch.setitem(start_checks.EXTRAS, "otel", "no_such_package.part")

    assert all_problems(Settings(otlp_endpoint="http://127.0.0.1:4318"))


@pytest.mark.parametrize("model", ["no_such_model", "./no/such/model", "a b"])
def test_missing_model_is_named(monkeypatch, model):
    monkeypatch.setattr(
        start_checks,
        "find_spec",
        lambda name: ModuleSpec(name, None) if name == "spacy" else None,
    )

    (problem,) = all_problems(
        Settings(entity_engine="spacy", entity_model=model)
    )

    assert problem.startswith(f"COPYDESK_ENTITY_MODEL={model}: neither")


def test_model_at_a_path_is_no_problem(monkeypatch, tmp_path):
    monkeypatch.setattr(
        start_checks, "find_spec", lambda name: ModuleSpec(name, None)
    )
    settings = Settings(entity_engine="spacy", entity_model=str(tmp_path))

    assert all_problems(settings) == []


@pytest.mark.parametrize("role", ["poller", "desk"])
def test_web_port_in_use_is_one_problem(role, taken_port):
    (problem,) = port_problems(role, Settings(web_port=taken_port))

    assert problem == (
        f"COPYDESK_WEB_PORT={taken_port} at COPYDESK_WEB_HOST=127.0.0.1: "
        "Address already in use"
    )


def test_public_port_in_use_is_a_problem_of_pollers(taken_port):
    settings = Settings(web_port=free_port(), public_port=taken_port)

    (problem,) = port_problems("poller", settings)

    assert problem.startswith(f"COPYDESK_PUBLIC_PORT={taken_port} at ")
    assert not list(port_problems("desk", settings))


def test_free_ports_can_be_opened_after_the_check():
    settings = Settings(web_port=free_port(), public_port=free_port())

    assert not list(port_problems("poller", settings))
    assert not list(port_problems("poller", settings))


def test_host_without_an_address_is_a_problem():
    settings = replace(Settings(), web_host="no-such-host.invalid")

    (problem,) = port_problems("desk", settings)

    assert "COPYDESK_WEB_HOST=no-such-host.invalid: " in problem


@pytest.mark.parametrize(
    "broker",
    ["foo", "foo:", ":9092", "foo:bar", "foo:0", "foo:70000", "foo:9092,bar"],
)
def test_run_with_a_wrong_broker_is_one_sentence(tmp_path, broker):
    result = run("run", "--broker", broker, COPYDESK_DATA_DIR=str(tmp_path))

    assert_one_sentence(result, f"--broker {broker} should be host:port")


@pytest.mark.parametrize("text", ["", "# none yet", "[defaults]\n"])
def test_run_with_an_empty_feed_list_is_not_the_demo(tmp_path, text):
    file = tmp_path / "feeds.toml"
    file.write_text(text)

    result = run("run", "--feeds", file, COPYDESK_DATA_DIR=str(tmp_path))

    assert_one_sentence(result, "the list has no feeds")


@pytest.mark.parametrize("summary", ["", "no/such/directory/s.json"])
def test_run_with_a_bad_summary_is_one_sentence(tmp_path, summary):
    result = run(
        "run", "--summary", tmp_path / summary, COPYDESK_DATA_DIR=str(tmp_path)
    )

    assert_one_sentence(result, str(tmp_path / summary))


@pytest.mark.parametrize("command", ["run", "poller", "desk"])
def test_routes_that_do_not_exist_are_one_sentence(
    tmp_path, in_this_process, command
):
    missing = tmp_path / "routes.toml"

    result = run(
        command,
        COPYDESK_ROUTES=str(missing),
        COPYDESK_DATA_DIR=str(tmp_path / "data"),
    )

    assert_one_sentence(
        result, f"COPYDESK_ROUTES={missing}: No such file or directory"
    )


@pytest.mark.parametrize(
    ("command", "name"),
    [
        ("run", "COPYDESK_DROP_DIR"),
        ("poller", "COPYDESK_DROP_DIR"),
        ("run", "COPYDESK_GAZETTEERS"),
        ("desk", "COPYDESK_GAZETTEERS"),
    ],
)
def test_path_that_does_not_exist_is_one_sentence(
    tmp_path, in_this_process, command, name
):
    result = run(
        command,
        COPYDESK_DATA_DIR=str(tmp_path / "data"),
        COPYDESK_WEB_PORT=str(free_port()),
        **{name: str(Path("no") / "such" / "path")},
    )

    assert_one_sentence(result, "no/such/path: No such file or directory")
