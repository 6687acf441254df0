import pytest

from streams.config.settings import Settings
from streams.kafka.acls import (
    ROLES,
    acls_for,
    kafka_acls_commands,
    required_topics,
)


@pytest.mark.parametrize("role", ROLES)
def test_acls_of_every_role_are_documented(role, request):
    page = (request.config.rootpath / "deploy" / "README.md").read_text()
    rows = [line for line in page.splitlines() if line.startswith(f"| {role}")]

    text = " ".join(rows)
    for acl in acls_for(role, Settings()):
        for name in (*acl.topics, acl.group):
            assert f"`{name}`" in text or not name


def test_acl_becomes_one_command():
    (first, *_) = kafka_acls_commands("desk", "User:d", Settings(prefix="x."))

    assert first == (
        "--add", "--allow-principal", "User:d", "--operation", "Read",
        "--topic", "x.raw", "--topic", "x.clean", "--topic", "x.ticks",
        "--topic", "x.unique", "--topic", "x.story-reports",
        "--group", "x.desk",
    )  # fmt: skip


def test_required_topics_desk_has_sinks_but_not_feeds():
    names = {topic.name for topic in required_topics("desk", ["urgent"])}

    assert "sink.urgent" in names
    assert "feeds" not in names


def test_acls_poller_writes_feeds_only_with_registry_api():
    def written(settings):
        return [
            name
            for acl in acls_for("poller", settings)
            if "Write" in acl.operations
            for name in acl.topics
        ]

    assert "wire.feeds" not in written(Settings())
    assert "wire.feeds" in written(Settings(feeds_token="env:TOKEN"))
