"""What a deployment chose for its desk: the routes and the engine."""

from pathlib import Path

from extractors.entities import Engine, rule_engine
from extractors.entities.name_lists.custom import read_gazetteer
from extractors.entities.spacy_engine import spacy_engine
from extractors.entities.text.gazetteer import Entry
from streams.config.settings import Settings
from streams.desk.sinks.rules import Route, load

__all__ = ["build_engine", "load_routes"]


def load_routes(settings: Settings) -> tuple[Route, ...]:
    """
    Return the deployment's routes; none if it has no routes file.

    Raises:
        RouteError: the file is wrong.
    """
    path = Path(settings.routes)
    return load(path.read_text()) if path.is_file() else ()


def build_engine(settings: Settings) -> Engine:
    """
    Return the entity engine that the deployment chose.

    Raises:
        ValueError: a gazetteer file is wrong; says in which file and line.
            Or the model is not the one that was measured.
        OSError: a gazetteer file or the model cannot be read.
        ImportError: the engine ``spacy`` is chosen, its extra not installed.
    """
    wire = rule_engine(
        map(_gazetteer, settings.gazetteers), settings.entity_threshold
    )
    if settings.entity_engine == "wire":
        return wire
    return spacy_engine(settings.entity_model, wire)


def _gazetteer(path: Path) -> tuple[Entry, ...]:
    try:
        return read_gazetteer(path.read_text(encoding="utf-8"))
    except ValueError as error:
        msg = f"{path}: {error}"
        raise ValueError(msg) from error
