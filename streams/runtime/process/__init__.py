"""
The process of a worker: how it stops, is ended and starts again.

    stop_signals   notes SIGTERM and SIGINT also while the loop is blocked
    watchdog       ends a worker that cannot start, continue or stop
    restart        replaces a worker that has lost its partitions
"""
