"""
Another program reads the same pages, in a process of its own.

    PYTHON page_peer.py NAME WARM_DIRECTORY DIRECTORY

NAME is trafilatura, newspaper4k or news-please. It imports nothing of the
project, so that it also runs in the environment of another program. Each file
is a page: its URL on the first line, then its bytes. It reads the pages of the
first directory to warm up, then prints CPU seconds and seconds for those of
the second as JSON. Nothing is fetched.
"""

import json
import logging
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

Read = Callable[[bytes, str], object]


def _trafilatura() -> Read:
    import trafilatura  # noqa: PLC0415 - one of three, which may be missing

    return lambda html, url: trafilatura.bare_extraction(
        html, url=url or None, with_metadata=True
    )


def _newspaper4k() -> Read:
    from newspaper import (  # type: ignore[import-not-found]  # noqa: PLC0415
        Article,
        Config,
    )

    config = Config()
    config.fetch_images = False

    def read(html: bytes, url: str) -> object:
        article = Article(url or "https://paper.invalid/1", config=config)
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
        return article.text

    return read


def _news_please() -> Read:
    from newsplease import (  # type: ignore[import-not-found]  # noqa: PLC0415
        NewsPlease,
    )

    return lambda html, url: NewsPlease.from_html(
        html.decode("utf-8", "replace"), url or "https://paper.invalid/1",
        fetch_images=False,
    )  # fmt: skip


READERS = {
    "trafilatura": _trafilatura,
    "newspaper4k": _newspaper4k,
    "news-please": _news_please,
}


def main(name: str, warm: str, directory: str) -> None:
    """Read the pages; print both times and the number of pages."""
    logging.disable(logging.CRITICAL)
    read = READERS[name]()
    _read_all(read, Path(warm))
    cpu, clock = time.process_time(), time.perf_counter()
    count = _read_all(read, Path(directory))
    spent = time.process_time() - cpu, time.perf_counter() - clock
    print(json.dumps([*spent, count]))


def _read_all(read: Read, directory: Path) -> int:
    pages = sorted(directory.iterdir())
    for path in pages:
        url, _, html = path.read_bytes().partition(b"\n")
        with suppress(Exception):  # of any kind: it is another program's
            read(html, url.decode())
    return len(pages)


if __name__ == "__main__":
    main(*sys.argv[1:4])
