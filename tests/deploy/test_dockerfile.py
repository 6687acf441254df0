"""The image runs as another user, read-only, without a shell."""

import json
import re
from pathlib import Path

import yaml

DOCKERFILE = Path("deploy/Dockerfile").read_text()
PINNED = re.compile(r"\S+:\d+\.\d+\.\d+-[\w-]+(?:@sha256:[0-9a-f]{64})?")
WORKERS = ("poller", "desk", "topics", "feeds")


def instructions():
    """Return the words of each instruction, continued lines joined."""
    text = re.sub(r"\\\n", " ", DOCKERFILE)
    lines = [line.strip() for line in text.splitlines()]
    return [line.split(None, 1) for line in lines if line and line[0] != "#"]


def final_stage():
    """Return the instructions behind the last FROM."""
    found = instructions()
    starts = [at for at, (name, _) in enumerate(found) if name == "FROM"]
    return found[starts[-1] :]


def arguments(name):
    return [text for found, text in final_stage() if found == name]


def compose():
    return yaml.safe_load(Path("docker-compose.yml").read_text())


def test_image_bases_are_pinned_and_the_same():
    bases = [
        text.split()[0] for name, text in instructions() if name == "FROM"
    ]

    assert all(PINNED.fullmatch(base) for base in bases), bases
    assert len(set(bases)) == 1


def test_image_has_a_user_by_number_who_is_not_root():
    """Kubernetes checks runAsNonRoot by the number."""
    *_, user = arguments("USER")

    assert all(int(number) > 0 for number in user.split(":"))
    last = [name for name, _ in final_stage()]
    assert "RUN" not in last[last.index("USER") :]


def test_image_starts_without_a_shell():
    for name in ("ENTRYPOINT", "CMD"):
        (command,) = arguments(name)
        assert isinstance(json.loads(command), list)
    assert arguments("SHELL") == []
    assert all(json.loads(text) for text in arguments("HEALTHCHECK"))


def test_image_adds_no_archives_or_addresses():
    """ADD unpacks archives and fetches addresses; COPY does neither."""
    assert "ADD" not in {name for name, _ in instructions()}
    assert "COPY ." not in DOCKERFILE


def test_image_installs_only_what_the_lock_file_names():
    installs = [
        text for name, text in instructions()
        if name == "RUN" and "pip install" in text
    ]  # fmt: skip

    assert installs
    assert all(
        "--require-hashes" in text or "--no-deps" in text for text in installs
    )


def test_image_holds_no_secrets():
    words = re.compile(r"(?i)password|secret|token|credential")

    assert not [
        text for name, text in instructions()
        if name in {"ARG", "ENV", "COPY", "LABEL"} and words.search(text)
    ]  # fmt: skip


def test_image_writes_only_below_its_volume():
    """The rest of its files may be read-only; /tmp is in memory."""
    (volume,) = arguments("VOLUME")
    variables = dict(
        pair.split("=", 1)
        for text in arguments("ENV")
        for pair in text.split()
    )

    assert variables["COPYDESK_DATA_DIR"] == volume
    assert arguments("WORKDIR") == [volume]
    for name in WORKERS:
        service = compose()["services"][name]
        assert service["read_only"], name
        assert service["tmpfs"] == ["/tmp"], name
        assert service["cap_drop"] == ["ALL"], name
        assert "no-new-privileges:true" in service["security_opt"], name


def test_health_checks_of_the_image_need_no_shell():
    for name in ("poller", "desk"):
        check = compose()["services"][name]["healthcheck"]["test"]
        assert check[:2] == ["CMD", "python"], name
