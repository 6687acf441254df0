"""What a deployment chose for its desk: the routes and the engine."""

from pathlib import Path

from extractors.entities import Engine, wire_engine
from extractors.entities.spacy_engine import spacy_engine
from streams.desk.routing.routes import Route, load
from streams.settings import Settings

__all__ = ["engine_of", "routes_of"]


def routes_of(settings: Settings) -> tuple[Route, ...]:
    """
    Return the deployment's routes; none if it has no routes file.

    Raises:
        RouteError: the file is wrong.
    """
    path = Path(settings.routes)
    return load(path.read_text()) if path.is_file() else ()


def engine_of(settings: Settings) -> Engine:
    """
    Return the entity engine that the deployment chose.

    Raises:
        ValueError: a gazetteer file is wrong; says on which line.
        OSError: a gazetteer file cannot be read.
        ImportError: the ``spacy`` extra is chosen and not installed.
    """
    files = [path.read_text() for path in settings.gazetteers]
    wire = wire_engine(files)
    return spacy_engine(wire=wire) if settings.entity_engine == "spacy" else (
        wire
    )  # fmt: skip
