import pytest

from streams.config.settings import Settings
from streams.kafka.acls import ROLES, acls_for, kafka_acls_commands, needed


@pytest.mark.parametrize("role", ROLES)
def test_every_right_of_a_role_is_documented(role, request):
    page = (request.config.rootpath / "deploy" / "README.md").read_text()
    rows = [one for one in page.splitlines() if one.startswith(f"| {role}")]

    named = " ".join(rows)
    for right in acls_for(role, Settings()):
        for name in (*right.topics, right.group):
            assert f"`{name}`" in named or not name


def test_a_right_is_one_command():
    (first, *_) = kafka_acls_commands("desk", "User:d", Settings(prefix="x."))

    assert first == (
        "--add", "--allow-principal", "User:d", "--operation", "Read",
        "--topic", "x.raw", "--topic", "x.clean", "--topic", "x.ticks",
        "--topic", "x.unique", "--group", "x.desk",
    )  # fmt: skip


def test_a_desk_needs_its_sinks_and_no_registrations():
    names = {one.name for one in needed("desk", ["urgent"])}

    assert "sink.urgent" in names
    assert "feeds" not in names


def test_only_a_poller_that_serves_the_registry_writes_it():
    def written(settings):
        return [
            name
            for one in acls_for("poller", settings)
            if "Write" in one.operations
            for name in one.topics
        ]

    assert "wire.feeds" not in written(Settings())
    assert "wire.feeds" in written(Settings(feeds_token="env:TOKEN"))
