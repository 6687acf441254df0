"""
What both Faust workers share.

Modules, in the order of reading:

- `app`: creates the Faust app, its topics, tables and ``/metrics`` page.
- `credentials`: login data for the Faust app.
- `ordered_stream`: iterates over events and skips none in a rebalance.
- `partition_generations`: the partitions kept since the last assignment.
- `outbox`: the protocol of what sends records and waits for the acks.
- `producer`: sends records in order and ends the worker on a failure.
- `health`: serves ``/healthz`` and ``/readyz``.
- `watchdog`: ends a worker that cannot start, continue or stop.
"""
