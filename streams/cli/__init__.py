"""
The ``copydesk`` command.

    main                   the Typer app: registers every command
    commands               one module per command
    examples               examples in the help of each command
    terminal               print text, tables, JSON and progress bars
    common                 settings, routes, Kafka calls and error exits
    dead_letter_selection  name, filter and list dead letters
    input_documents        parse the JSON lines of a dry run
    item_diff              compare two versions of the items
    merged_reader          read a topic's partitions in one fixed order
    outcome_counts         count published items by feed and outcome
    run_stats              the statistics of ``copydesk run``
    live_view              show these statistics on the terminal
"""

from streams.cli.main import main

__all__ = ["main"]
