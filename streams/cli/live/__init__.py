"""
The work of ``copydesk run``, and what it shows of it.

    session          topics and workers, from the start to the end
    monitor          reads what the workers write, and shows it
    demo_feeds       the feeds of a run, and its registrations
    run_stats        the statistics, from records of the topics
    outcome_counts   published items by feed and outcome
    screen           the statistics as lines of a terminal
    view             a live screen, or lines of text
"""
