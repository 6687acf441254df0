import pytest

from streams.config.settings import (
    Settings,
    SettingsError,
    from_environment,
)


def test_from_environment_empty_gives_defaults():
    assert from_environment({}) == Settings()


def test_from_environment_parses_values():
    settings = from_environment(
        {
            "COPYDESK_BROKER": "a:9092, b:9093",
            "COPYDESK_PARTITIONS": "12",
            "COPYDESK_TICK": "0.25",
            "UNRELATED": "x",
        }
    )

    assert settings.broker == "a:9092,b:9093"
    assert settings.partitions == 12
    assert settings.tick == 0.25


def test_from_environment_reports_all_errors_together():
    with pytest.raises(SettingsError) as caught:
        from_environment(
            {
                "COPYDESK_BROKER": "nowhere",
                "COPYDESK_PARTITIONS": "0",
                "COPYDESK_LOG_FORMAT": "xml",
                "COPYDESK_BROKRE": "a:1",
            }
        )

    text = str(caught.value)
    assert len(caught.value.problems) == 4
    assert "COPYDESK_BROKER='nowhere' should be host:port" in text
    assert "COPYDESK_PARTITIONS='0' should be a whole number" in text
    assert "one of json, text" in text
    assert "COPYDESK_BROKRE is not a setting" in text


def test_from_environment_plain_secret_is_refused_and_not_shown():
    with pytest.raises(SettingsError) as caught:
        from_environment({"COPYDESK_WEBSUB_SECRET": "hush-hush"})

    text = str(caught.value)
    assert "COPYDESK_WEBSUB_SECRET should be env:NAME" in text
    assert "hush" not in text


def test_from_environment_websub_callback_needs_secret():
    callback = {"COPYDESK_WEBSUB_CALLBACK": "https://desk.example/websub"}
    secret = {"COPYDESK_WEBSUB_SECRET": "env:HUB"}

    with pytest.raises(SettingsError, match="needs COPYDESK_WEBSUB_SECRET"):
        from_environment(callback)
    assert from_environment(callback | secret).websub_secret == "env:HUB"


def test_from_environment_public_port_differs_from_web_port():
    same = {"COPYDESK_PUBLIC_PORT": "7000", "COPYDESK_WEB_PORT": "7000"}
    own = {"COPYDESK_PUBLIC_HOST": "192.0.2.7"}

    with pytest.raises(SettingsError, match="COPYDESK_PUBLIC_PORT needs"):
        from_environment(same)
    assert from_environment(same | own).public_port == 7000


SASL = {
    "COPYDESK_KAFKA_SECURITY_PROTOCOL": "SASL_SSL",
    "COPYDESK_KAFKA_USER": "desk",
    "COPYDESK_KAFKA_PASSWORD": "env:KAFKA_PASSWORD",
}


@pytest.mark.parametrize(
    ("environment", "error_text"),
    [
        ({"COPYDESK_KAFKA_SECURITY_PROTOCOL": "SASL_SSL"},
         "needs COPYDESK_KAFKA_USER and COPYDESK_KAFKA_PASSWORD"),
        ({"COPYDESK_KAFKA_USER": "desk"}, "need SASL, not"),
        ({"COPYDESK_KAFKA_CA_FILE": "ca.pem"},
         "COPYDESK_KAFKA_CA_FILE needs SSL or SASL_SSL"),
        ({"COPYDESK_KAFKA_SECURITY_PROTOCOL": "SSL",
          "COPYDESK_KAFKA_KEY_FILE": "key.pem"},
         "a key needs COPYDESK_KAFKA_CERT_FILE"),
        (SASL | {"COPYDESK_KAFKA_SASL_MECHANISM": "GSSAPI"},
         "should be one of SCRAM-SHA-512"),
    ],
)  # fmt: skip
def test_from_environment_kafka_settings_must_agree(environment, error_text):
    with pytest.raises(SettingsError, match=error_text):
        from_environment(environment)


def test_from_environment_plain_password_is_never_shown():
    with pytest.raises(SettingsError) as caught:
        from_environment(SASL | {"COPYDESK_KAFKA_PASSWORD": "hunter2"})

    assert "hunter2" not in str(caught.value)
    assert "should be env:NAME or file:PATH" in str(caught.value)


def test_from_environment_otel_variable_has_lower_priority():
    theirs = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://a:4318"}
    ours = {"COPYDESK_OTLP_ENDPOINT": "http://b:4318"}

    assert from_environment(theirs).otlp_endpoint == "http://a:4318"
    assert from_environment(theirs | ours).otlp_endpoint == "http://b:4318"


@pytest.mark.parametrize(
    ("text", "value"),
    [("json", "json"), ("text", "text"), ("console", "text")],
)
def test_from_environment_log_format_has_two_values(text, value):
    settings = from_environment({"COPYDESK_LOG_FORMAT": text})

    assert settings.log_format == value


@pytest.mark.parametrize("port", ["0", "65536", "-1", "²", "1e3", ""])
def test_from_environment_broker_needs_a_port(port):
    with pytest.raises(SettingsError, match="should be host:port"):
        from_environment({"COPYDESK_BROKER": f"pier.example:{port}"})
