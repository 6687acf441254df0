"""The bytes of an item do not depend on the day on which it is read."""

import base64
import json
import subprocess
import sys

import pytest

from tests.extractors.html.pages import STORY, page_of

DATES = (
    "10:15", "7.45 pm", "Monday", "May 4", "2016/6/29", "1715158391",
    "2026-03", "2016 Nov", "March 2026", "yesterday", "12", "",
    "Tue, 03 Mar 2026 02:54:55 PM", "3 mars", "03/04", "12:00 IST",
)  # fmt: skip
RSS = (
    "<rss version='2.0'><channel><title>Harbour</title><language>en</language>"
    "{}</channel></rss>"
)
ENTRY = (
    "<item><guid>urn:x:{n}</guid><title>Snow {n}</title><pubDate>{date}"
    "</pubDate><description>Snow fell on the town all night, and the trains "
    "to the coast were an hour late for most of the morning.</description>"
    "</item>"
)


def documents() -> list[dict[str, str]]:
    entries = "".join(
        ENTRY.format(n=n, date=date) for n, date in enumerate(DATES)
    )
    pages = [
        page_of(f"<article><h1>Snow on the coast</h1><p>{date}</p>{STORY}</article>",
                f"<meta name='date' content='{date}'>")
        for date in DATES
    ]  # fmt: skip
    anpa = (
        "\x16\x16\x01h1234\r\nr f BC-Snow 12-30 0100\r\n\x02^BC-Snow,120<\r\n"
        f"^Snow falls<\r\n\t{STORY[3:150]}\r\n\x03\r\n\x04"
    )
    texts = [
        ("application/rss+xml", RSS.format(entries)),
        *(("text/html", page) for page in pages),
        ("text/plain", anpa),
    ]
    return [
        {"type": kind, "body": base64.b64encode(text.encode()).decode()}
        for kind, text in texts
    ]


def clean_at(now: str) -> subprocess.CompletedProcess[str]:
    """Clean the documents in a process whose clock stands at a time."""
    return subprocess.run(
        [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.extractors.clock_probe",
            now,
        ],
        input=json.dumps(documents()),
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.slow
def test_clean_under_two_clocks_gives_the_same_bytes():
    first = clean_at("2019-02-03T04:05:06")
    second = clean_at("2031-11-29T23:58:57")

    assert first.stdout == second.stdout
    assert first.stdout.count("\n") == 2 * len(DATES) + 1
    # Each process did read its own clock.
    assert first.stderr.endswith("2019-02-03T04:05:06\n")
    assert second.stderr.endswith("2031-11-29T23:58:57\n")
