"""
Fuzz one target under atheris, in a process of its own.

    python -m tests.fuzz.fuzzer TARGET FOLDER SECONDS

`FOLDER` keeps what the fuzzer learned (``corpus/``) and what failed
(``failed/``). The process ends after its CPU seconds and prints what it did
as JSON. It goes on after an exception, so one run finds several. Native
crashes, hangs and memory end it; libFuzzer then writes the input.
"""

import json
import os
import sys
import time
import traceback
from hashlib import sha256
from importlib import import_module
from pathlib import Path

import atheris

from tests.fuzz.pieces import PIECES
from tests.fuzz.target import SEPARATOR, Target, plain

__all__ = ["main"]

REPEATED = 20_000
"""Bytes of a repeated unit here; the campaign measures with more."""
SLOW = 0.25
"""CPU seconds from which on an input is measured again, uninstrumented."""
LARGEST = 16_384
HANGS_AFTER = 120
"""Seconds by the clock, which counts the time of other processes too."""
MEMORY_MB = 3000
DECODED = frozenset({"avro", "codec", "encodings"})
"""Targets that need no fragments of documents."""


class Loop:
    """Runs the inputs of one target and counts what they do."""

    def __init__(self, target: Target, folder: Path, seconds: float) -> None:
        self._target = target
        self._failed = folder / "failed"
        self._until = time.process_time() + seconds
        self._known: set[str] = set()
        self.runs = 0
        self.slowest = 0.0

    def __call__(self, data: bytes) -> None:
        """Run one input; end the process when the time is over."""
        begin = time.process_time()
        if begin > self._until:
            self.end()
        self.runs += 1
        try:
            self._target.attempt(data, REPEATED if self._target.repeats else 0)
        except Exception as error:  # noqa: BLE001 - this is what we look for
            self._keep(_place(error), data)
        taken = time.process_time() - begin
        self.slowest = max(self.slowest, taken)
        if taken > SLOW:
            self._keep(f"slow-{int(taken * 4)}", data)

    def end(self) -> None:
        """Print the counts and end; atheris has no other way back."""
        print(json.dumps({"runs": self.runs, "slowest": self.slowest}))
        sys.stdout.flush()
        os._exit(0)

    def _keep(self, place: str, data: bytes) -> None:
        """Write an input, unless one has failed at the same place."""
        if place in self._known:
            return
        self._known.add(place)
        (self._failed / sha256(data).hexdigest()[:12]).write_bytes(data)


def _place(error: Exception) -> str:
    last = traceback.extract_tb(error.__traceback__)[-3:]
    frames = [f"{frame.filename}:{frame.lineno}" for frame in last]
    return " ".join([type(error).__name__, *frames])


def _write_seeds(target: Target, folder: Path) -> Path:
    corpus = folder / "corpus"
    for part in ("corpus", "failed"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for parts in target.seeds():
        data = plain(parts)
        (corpus / sha256(data).hexdigest()[:12]).write_bytes(data)
        unit = bytes((255, parts.choice)) + b"<p>" + SEPARATOR
        data = unit + parts.body[:40] + SEPARATOR + b"x"
        (corpus / sha256(data).hexdigest()[:12]).write_bytes(data)
    return corpus


def _write_dictionary(folder: Path) -> Path:
    path = folder / "dictionary"
    words = {*PIECES, SEPARATOR}
    path.write_text(
        "\n".join(
            '"' + "".join(f"\\x{byte:02x}" for byte in word) + '"'
            for word in sorted(words)
        )
    )
    return path


def main(name: str, folder: Path, seconds: float) -> None:
    """Fuzz a target until its time is over."""
    with atheris.instrument_imports(include=["extractors", "streams"]):
        target = import_module("tests.fuzz.targets").TARGETS[name]
    corpus = _write_seeds(target, folder)
    options = [
        f"-artifact_prefix={folder}/failed/",
        f"-max_len={LARGEST}",
        f"-timeout={HANGS_AFTER}",
        f"-rss_limit_mb={MEMORY_MB}",
        "-print_final_stats=0",
        "-verbosity=0",
    ]
    if name not in DECODED:
        options.append(f"-dict={_write_dictionary(folder)}")
    loop = Loop(target, folder, seconds)
    atheris.Setup([sys.argv[0], *options, str(corpus)], loop)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]))
