"""The log of a start shows what was changed, and no secret."""

from dataclasses import fields
from pathlib import Path

import pytest

from streams.config.changes import changed_settings
from streams.config.parsers import SECRET
from streams.config.settings import Settings, from_environment

SECRETS = [
    field.name
    for field in fields(Settings)
    if field.metadata["parser"] is SECRET
]


def test_defaults_are_not_shown():
    assert changed_settings(Settings()) == {}


def test_changed_values_are_shown():
    settings = Settings(
        prefix="pier.",
        partitions=8,
        routes=Path("routes.toml"),
        gazetteers=(Path("a.csv"), Path("b.csv")),
        session_timeout=6.5,
    )

    assert changed_settings(settings) == {
        "prefix": "pier.",
        "partitions": 8,
        "routes": "routes.toml",
        "gazetteers": "a.csv,b.csv",
        "session_timeout": 6.5,
    }


@pytest.mark.parametrize("name", SECRETS)
def test_reference_to_a_secret_is_masked(name):
    shown = changed_settings(Settings(**{name: "file:/run/secrets/harbour"}))

    assert shown == {name: "***"}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://ada:pass@registry:8081/a", "https://***@registry:8081/a"),
        ("https://a@b:p@ss@registry/", "https://***@registry/"),
        ("https://registry:8081/a", "https://registry:8081/a"),
    ],
)
def test_password_in_an_address_is_masked(address, shown):
    settings = from_environment({"COPYDESK_SCHEMA_REGISTRY": address})

    assert changed_settings(settings) == {"schema_registry": shown}
