"""
What both Faust workers share.

Modules, in the order of reading:

- `app`: creates the Faust app, its topics, tables and ``/metrics`` page.
- `faust_waits`: shortens waits of Faust in which nothing is done.
- `idempotent_producer`: lets the broker drop a batch that is sent twice.
- `credentials`: login data for the Faust app.
- `bulk_recovery`: reads the changelogs of tables for Faust, in batches.
- `ordered_stream`: iterates over events and skips none in a rebalance.
- `partition_generations`: the partitions kept since the last assignment.
- `outbox`: the protocol of what sends records and waits for the acks.
- `producer`: sends records in order and ends the worker on a failure.
- `reachability`: whether Kafka answers, and a line when that changes.
- `health`: serves ``/healthz`` and ``/readyz``.
- `worker_events`: what a worker logs about itself.
- `lease`: how long the consumer group lets a worker write.
- `write_fence`: lets a worker write only while its lease is valid.
- `turn_selector`: calls a function at every turn of an event loop.
- `disk`: the tables and the lock in a worker's data directory.
- `restart`: replaces a worker that has lost its partitions.
- `stop_signals`: notes SIGTERM and SIGINT also while the loop is blocked.
- `watchdog`: ends a worker that cannot start, continue or stop.
"""
