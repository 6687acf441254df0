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
def test_the_header_that_opens_a_feed(monkeypatch, secret, header):
    monkeypatch.setenv("WIRE_TOKEN", secret)

    assert credential("env:WIRE_TOKEN") == header


def test_an_open_feed_needs_none():
    assert credential("") == ("", "")


@pytest.mark.parametrize("secret", ["", "a\nb", "x-api-key: a\r\nHost: b"])
def test_what_cannot_stand_in_a_header_is_refused_untold(monkeypatch, secret):
    monkeypatch.setenv("WIRE_TOKEN", secret)
    with pytest.raises(SecretError) as error:
        credential("env:WIRE_TOKEN")
    assert "env:WIRE_TOKEN" in str(error.value)
    assert "Host" not in str(error.value)
