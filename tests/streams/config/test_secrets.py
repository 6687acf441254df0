import pytest

from streams.config.secrets import (
    SecretError,
    is_reference,
    long_secret,
    look_up,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("env:NAME", True), ("file:/run/secrets/wire", True), ("env:", False),
        ("file:", False), ("hunter2", False), ("ENV:NAME", False), ("", False),
        ("vault:wire", False),
    ],
)  # fmt: skip
def test_is_reference_accepts_env_and_file(text, expected):
    assert is_reference(text) is expected


def test_look_up_reads_variable_and_file(monkeypatch, tmp_path):
    monkeypatch.setenv("WIRE_TOKEN", " t0k \n")
    path = tmp_path / "token"
    path.write_text("fr0m file\n")

    assert look_up("env:WIRE_TOKEN") == "t0k"
    assert look_up(f"file:{path}") == "fr0m file"


@pytest.mark.parametrize(
    "reference", ["env:NO_SUCH_NAME", "file:/no/such/file", "vault:x", "x"]
)
def test_look_up_missing_secret_raises_secret_error(reference):
    with pytest.raises(SecretError) as error:
        look_up(reference)
    assert reference.partition(":")[0] in str(error.value)


def test_look_up_binary_file_raises_secret_error(tmp_path):
    path = tmp_path / "key"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SecretError):
        look_up(f"file:{path}")


@pytest.mark.parametrize("secret", ["", "fifteen letters"])
def test_long_secret_shorter_than_16_raises_secret_error(monkeypatch, secret):
    monkeypatch.setenv("OUR_TOKEN", secret)

    with pytest.raises(SecretError, match="env:OUR_TOKEN is shorter than 16"):
        long_secret("env:OUR_TOKEN")
    monkeypatch.setenv("OUR_TOKEN", "sixteen letters.")
    assert long_secret("env:OUR_TOKEN") == "sixteen letters."
