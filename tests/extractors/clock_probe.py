"""
Clean documents under a clock that is set by hand, and print the results.

    python -m tests.extractors.clock_probe 2031-07-09T03:04:05

The clock of Python is replaced before any other module is loaded, so that all
libraries read this one. It is a program of its own, because a process cannot
take the replacement back.
"""

import base64
import datetime as dt
import json
import sys
import time

NOW = dt.datetime.fromisoformat(sys.argv[1])
_STAMP = NOW.replace(tzinfo=dt.UTC).timestamp()
_localtime, _gmtime = time.localtime, time.gmtime


class _Datetime(dt.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_STAMP, tz)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_STAMP)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_STAMP)


class _Date(dt.date):
    @classmethod
    def today(cls):
        return cls(NOW.year, NOW.month, NOW.day)


vars(dt).update(datetime=_Datetime, date=_Date)
time.time = lambda: _STAMP
time.localtime = lambda seconds=_STAMP: _localtime(seconds)
time.gmtime = lambda seconds=_STAMP: _gmtime(seconds)


def main() -> None:
    """Print one line for each item of the documents on standard input."""
    # These load after the clock is replaced.
    from extractors.formats import split  # noqa: PLC0415
    from extractors.model.raw import RawItem  # noqa: PLC0415
    from extractors.pipeline.clean import clean  # noqa: PLC0415

    fetched_at = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
    for document in json.load(sys.stdin):
        raw = RawItem(
            "clock",
            "",
            document["type"],
            fetched_at,
            base64.b64decode(document["body"]),
            url="https://tideway.example/snow",
        )
        for part in split(raw):
            print(repr(clean(part).item))
    print(dt.datetime.now().isoformat(), file=sys.stderr)  # noqa: DTZ005


if __name__ == "__main__":
    main()
