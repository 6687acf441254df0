"""
Print what one input does wrong.

    python -m tests.fuzz.check TARGET FILE SECONDS

The process is ended (``SIGXCPU``) after these CPU seconds, its start
included. Time by the clock says little: other processes can take all of it.
"""

import resource
import sys
from pathlib import Path


def main(name: str, path: Path) -> None:
    """Print what is wrong; nothing if all is well."""
    # Imported here, because the limit holds for the imports too.
    from tests.fuzz.campaign import what_is_wrong  # noqa: PLC0415
    from tests.fuzz.targets import TARGETS  # noqa: PLC0415

    print(what_is_wrong(TARGETS[name], path.read_bytes()))


if __name__ == "__main__":
    # At the hard limit the kernel would kill the process, without a reason.
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[3]), hard))
    main(sys.argv[1], Path(sys.argv[2]))
