"""
Run the ``copydesk`` command: ``python -m streams``.

A desk loads its name lists in a process of its own, the longest part of its
start. That process starts first, and loads while the command is imported.
"""

import sys

from streams.desk.processes.fork_server import start_fork_server

if sys.argv[1:] == ["desk"]:
    start_fork_server()

from streams.cli import main

main()
