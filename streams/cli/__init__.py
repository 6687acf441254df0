"""
The ``copydesk`` command.

    main                   the Typer app: registers every command
    commands               one module per command
    examples               examples in the help of each command
    terminal               print text, tables, JSON and progress bars
    common                 settings, routes, Kafka calls and error exits
    start_checks           what settings name is looked for before a start
    dead_letter_selection  name, filter and list dead letters
    input_documents        parse the JSON lines of a dry run
    item_diff              compare two versions of the items
    raw_ranges             which raw records a desk or a replay has processed
    repeat_report          why an item is held back as a repeat, or not
    merged_reader          read a topic's partitions in one fixed order
    live                   the work of ``copydesk run`` and its display
"""

from streams.cli.main import main

__all__ = ["main"]
