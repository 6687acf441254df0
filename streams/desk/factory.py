"""Builds what the settings choose for a desk: routes, engine and encoder."""

from collections.abc import Callable
from importlib import resources
from pathlib import Path

from extractors.entities import Engine, rule_engine
from extractors.entities.name_lists.custom import read_gazetteer
from extractors.entities.spacy_engine import spacy_engine
from extractors.entities.text.gazetteer import Entry
from extractors.model.item import NewsItem
from streams.config.settings import Settings
from streams.desk.sinks.rules import Route, RouteError, load

__all__ = [
    "Encoder",
    "build_encoder",
    "build_engine",
    "load_routes",
    "read_gazetteers",
]

Encoder = Callable[[NewsItem], bytes]
"""As `extractors.crosslingual.SentenceEncoder`, whose import takes .4 s."""

_DEFAULT_ROUTES = resources.files("streams.desk.sinks") / "default_routes.toml"
"""The same text as ``deploy/routes.toml``, which a deployment changes."""


def load_routes(settings: Settings) -> tuple[Route, ...]:
    """
    Return the deployment's routes, or the built-in ones if it names no file.

    Raises:
        RouteError: the file is missing or wrong.
    """
    if settings.routes == Path():
        return load(_DEFAULT_ROUTES.read_text(encoding="utf-8"))
    try:
        text = settings.routes.read_text(encoding="utf-8")
    except OSError as error:
        problem = f"COPYDESK_ROUTES={settings.routes}: {error.strerror}"
        raise RouteError((problem,)) from error
    except UnicodeDecodeError as error:
        problem = f"COPYDESK_ROUTES={settings.routes}: not UTF-8"
        raise RouteError((problem,)) from error
    try:
        return load(text)
    except RouteError as error:
        raise RouteError(
            tuple(
                f"{settings.routes}: {problem}" for problem in error.problems
            )
        ) from error


def build_engine(settings: Settings) -> Engine:
    """
    Return the entity engine that the settings choose.

    Raises:
        ValueError: a gazetteer file is wrong (the message has file and
            line), or the model is not the one that was measured.
        OSError: a gazetteer file or the model cannot be read.
        ImportError: the engine is ``spacy``, but its extra is not installed.
    """
    rules = rule_engine(read_gazetteers(settings), settings.entity_threshold)
    if settings.entity_engine == "wire":
        return rules
    return spacy_engine(settings.entity_model, rules)


def build_encoder(settings: Settings) -> Encoder | None:
    """
    Return the encoder of first versions; None if the settings choose none.

    Raises:
        ImportError: its extra is not installed.
        ValueError: its model is not the one that was measured.
    """
    if settings.story_encoder == "none":
        return None
    from extractors.crosslingual import sentence_encoder  # noqa: PLC0415

    try:
        return sentence_encoder()
    except ModuleNotFoundError as error:
        msg = "COPYDESK_STORY_ENCODER needs copydesk[encoder] installed"
        raise ImportError(msg) from error


def read_gazetteers(settings: Settings) -> tuple[tuple[Entry, ...], ...]:
    """
    Return the entries of each gazetteer file.

    Raises:
        ValueError: a file is wrong; the message has file and line.
        OSError: a file cannot be read.
    """
    return tuple(map(_read_gazetteer, settings.gazetteers))


def _read_gazetteer(path: Path) -> tuple[Entry, ...]:
    try:
        return read_gazetteer(path.read_text(encoding="utf-8"))
    except ValueError as error:
        msg = f"{path}: {error}"
        raise ValueError(msg) from error
