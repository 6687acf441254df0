"""Login data of both kinds of client; tests/kafka has real handshakes."""

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
    certificate = authority.issue_cert("localhost", common_name="desk")
    authority.cert_pem.write_to_path(folder / "ca.pem")
    certificate.private_key_and_cert_chain_pem.write_to_path(
        folder / "desk.pem"
    )
    (folder / "password").write_text("sesame\n")
    return folder


def test_options_plaintext_has_no_credentials():
    assert options(Settings()) == {"security_protocol": "PLAINTEXT"}
    assert credentials(Settings()) is None


def test_options_sasl_ssl_has_user_and_verified_tls(files):
    settings = Settings(
        kafka_security_protocol="SASL_SSL",
        kafka_user="desk",
        kafka_password=f"file:{files / 'password'}",
        kafka_ca_file=files / "ca.pem",
    )

    arguments, faust = options(settings), credentials(settings)

    assert arguments["sasl_plain_password"] == "sesame"
    assert arguments["sasl_mechanism"] == "SCRAM-SHA-512"
    assert arguments["ssl_context"].verify_mode is ssl.CERT_REQUIRED
    assert arguments["ssl_context"].check_hostname
    assert isinstance(faust, SASLCredentials)
    assert faust.protocol.value == "SASL_SSL"
    assert "sesame" not in repr(faust)


def test_credentials_ssl_uses_certificate(files):
    settings = Settings(
        kafka_security_protocol="SSL",
        kafka_ca_file=files / "ca.pem",
        kafka_cert_file=files / "desk.pem",
    )

    assert isinstance(credentials(settings), SSLCredentials)


@pytest.mark.parametrize(
    ("changed", "error_text"),
    [
        ({"kafka_ca_file": "none.pem"}, "COPYDESK_KAFKA_CA_FILE: .*No such"),
        ({"kafka_ca_file": "password"}, "COPYDESK_KAFKA_CA_FILE: .*cannot be"),
        ({"kafka_cert_file": "ca.pem"}, "COPYDESK_KAFKA_CERT_FILE and"),
    ],
)
def test_options_unusable_file_raises_settings_error(
    files, changed, error_text
):
    paths = {name: files / value for name, value in changed.items()}
    settings = Settings(kafka_security_protocol="SSL", **paths)

    with pytest.raises(SettingsError, match=error_text):
        options(settings)


def test_options_missing_password_raises_settings_error():
    settings = Settings(
        kafka_security_protocol="SASL_PLAINTEXT",
        kafka_user="desk",
        kafka_password="env:NOT_THERE",
    )

    with pytest.raises(SettingsError, match="KAFKA_PASSWORD: nothing found"):
        options(settings)
