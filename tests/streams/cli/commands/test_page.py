import socket

from tests.streams.cli.running import run_copydesk


def run_page(listener, data_dir):
    """Run the page on a socket; return what it says."""
    result = run_copydesk(
        "page", "--fd", str(listener.fileno()), status=2,
        fds=(listener.fileno(),), COPYDESK_DATA_DIR=str(data_dir),
    )  # fmt: skip
    return result.stderr


def test_page_on_a_file_is_an_error(tmp_path):
    with (tmp_path / "file").open("w") as file:
        said = run_page(file, tmp_path)

    assert "is not a socket" in said


def test_page_on_a_socket_that_is_not_of_tcp_is_an_error(tmp_path):
    with socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        assert "is not a TCP socket" in run_page(datagrams, tmp_path)


def test_page_on_a_socket_that_others_reach_needs_a_token(tmp_path):
    with socket.create_server(("0.0.0.0", 0)) as listener:
        assert "COPYDESK_PAGE_READ_TOKEN" in run_page(listener, tmp_path)
