import pytest

from streams.config.secrets import SecretError
from streams.poller.fetcher.credentials import credential


@pytest.mark.parametrize(
    ("secret", "header"),
    [
        ("t0k", ("Authorization", "Bearer t0k")),
        ("Basic dXNlcjpw", ("Authorization", "Basic dXNlcjpw")),
        ("x-api-key: 1f9c", ("x-api-key", "1f9c")),
        ("X-Auth: a b: c", ("X-Auth", "a b: c")),
        ("a:b", ("Authorization", "Bearer a:b")),
        ("Digest realm: x", ("Authorization", "Digest realm: x")),
    ],
)
def test_credential_of_secret_is_header(monkeypatch, secret, header):
    monkeypatch.setenv("WIRE_TOKEN", secret)

    assert credential("env:WIRE_TOKEN") == header


def test_credential_without_reference_is_empty():
    assert credential("") == ("", "")


@pytest.mark.parametrize("secret", ["", "a\nb", "x-api-key: a\r\nHost: b"])
def test_credential_invalid_secret_raises_without_the_secret(
    monkeypatch, secret
):
    monkeypatch.setenv("WIRE_TOKEN", secret)
    with pytest.raises(SecretError) as error:
        credential("env:WIRE_TOKEN")
    assert "env:WIRE_TOKEN" in str(error.value)
    assert "Host" not in str(error.value)
