"""``python -m streams`` is the ``copydesk`` command."""

from streams.cli import main

main()
