"""Credentials for both kinds of client; real handshakes: tests/kafka."""

import ssl

import pytest
import trustme
from faust.auth import SASLCredentials, SSLCredentials

from streams.config.settings import Settings, SettingsError
from streams.kafka.security import options
from streams.runtime.credentials import credentials


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pki")
    authority = trustme.CA()
    one = authority.issue_cert("localhost", common_name="desk")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    one.private_key_and_cert_chain_pem.write_to_path(folder / "desk.pem")
    (folder / "password").write_text("sesame\n")
    return folder


def test_plain_text_needs_nothing():
    assert options(Settings()) == {"security_protocol": "PLAINTEXT"}
    assert credentials(Settings()) is None


def test_a_user_over_tls(files):
    settings = Settings(
        kafka_security_protocol="SASL_SSL",
        kafka_user="desk",
        kafka_password=f"file:{files / 'password'}",
        kafka_ca_file=files / "ca.pem",
    )

    found, faust = options(settings), credentials(settings)

    assert found["sasl_plain_password"] == "sesame"
    assert found["sasl_mechanism"] == "SCRAM-SHA-512"
    assert found["ssl_context"].verify_mode is ssl.CERT_REQUIRED
    assert found["ssl_context"].check_hostname
    assert isinstance(faust, SASLCredentials)
    assert faust.protocol.value == "SASL_SSL"
    assert "sesame" not in repr(faust)


def test_a_certificate(files):
    settings = Settings(
        kafka_security_protocol="SSL",
        kafka_ca_file=files / "ca.pem",
        kafka_cert_file=files / "desk.pem",
    )

    assert isinstance(credentials(settings), SSLCredentials)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"kafka_ca_file": "none.pem"}, "COPYDESK_KAFKA_CA_FILE: .*No such"),
        ({"kafka_ca_file": "password"}, "COPYDESK_KAFKA_CA_FILE: .*cannot be"),
        ({"kafka_cert_file": "ca.pem"}, "COPYDESK_KAFKA_CERT_FILE and"),
    ],
)
def test_files_that_cannot_be_used(files, changed, said):
    places = {name: files / value for name, value in changed.items()}
    settings = Settings(kafka_security_protocol="SSL", **places)

    with pytest.raises(SettingsError, match=said):
        options(settings)


def test_a_password_that_is_not_there():
    settings = Settings(
        kafka_security_protocol="SASL_PLAINTEXT",
        kafka_user="desk",
        kafka_password="env:NOT_THERE",
    )

    with pytest.raises(SettingsError, match="KAFKA_PASSWORD: nothing found"):
        options(settings)
