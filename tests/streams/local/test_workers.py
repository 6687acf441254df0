import pytest

from streams.config.settings import Settings
from streams.local.embedded_broker import free_port
from streams.local.workers import WorkerEnded, listen_for_page


def test_page_listeners_of_two_runs_have_different_ports():
    settings = Settings(page_port=free_port())
    with listen_for_page(settings) as first:
        assert first.getsockname() == ("127.0.0.1", settings.page_port)
        with listen_for_page(settings) as second:
            assert second.getsockname()[1] not in {0, settings.page_port}


def test_page_listener_closed_leaves_its_port():
    settings = Settings(page_port=free_port())
    listen_for_page(settings).close()

    with listen_for_page(settings) as again:
        assert again.getsockname()[1] == settings.page_port


def test_page_listener_of_ipv6_has_its_address():
    settings = Settings(page_host="::1", page_port=free_port())
    with listen_for_page(settings) as listener:
        assert listener.getsockname()[:2] == ("::1", settings.page_port)


def test_page_listener_of_another_machine_is_an_error():
    with pytest.raises(WorkerEnded, match=r"listen on 192\.0\.2\.1: "):
        listen_for_page(Settings(page_host="192.0.2.1"))  # RFC 5737
