"""A row of failures is two lines: its beginning and its end."""

from structlog.testing import capture_logs

from streams.telemetry.failure_log import FailureLog


def test_row_of_failures_is_logged_at_its_ends():
    failures = FailureLog("pier not read")

    with capture_logs() as lines:
        for _ in range(2):
            for number in range(30):
                failures.failed(ValueError(number))
            failures.succeeded()
            failures.succeeded()

    assert [line["event"] for line in lines] == [
        "pier not read", "works again",
    ] * 2  # fmt: skip
    assert str(lines[0]["exc_info"]) == "0"
    assert (lines[1]["was"], lines[1]["failures"]) == ("pier not read", 30)


def test_success_without_a_failure_is_no_line():
    with capture_logs() as lines:
        FailureLog("pier not read").succeeded()

    assert lines == []
