"""
The poller: polls the registered feeds and writes new items to ``wire.raw``.

The packages, from the lowest layer to the highest:

    fetcher      HTTP requests: addresses, redirects, size and time limits
    scheduling   when to poll: intervals, limits per host, due times
    polling      one poll: request, response, new items, next state
    feeds        the registered feeds and which worker polls which
    websub       subscriptions at hubs, which push new documents

The modules that connect them in one worker process:

    worker         builds the Faust app and starts the tasks
    table_updates  keeps registrations, polls and subscriptions in memory
    feed_events    logs when a feed begins to fail, and when it works again
    scheduler      starts each poll when it is due
    drop_folder    reads feeds that are delivered as files
    letters        dead letters of the records that the poller consumes
    hashing        short hashes that are stored and compared; pure
    outbox         sends records to Kafka and waits for the acks
    app            the Faust app, for ``faust -A streams.poller.app worker``

The way of one poll:

    1. feeds.compacted_reader reads registrations and earlier polls of this
       worker's partitions, and table_updates stores them.
    2. scheduler.PollScheduler takes the feed from the due_queue at its due
       time and occupies a slot of task_slots and of host_limits.
    3. polling.poll builds the request (poll_request) and sends it
       (fetcher.client.HttpClient).
    4. outcomes classifies the response. A 429 or 503 blocks the host for all
       workers (scheduling.retry_after, polling.shared_retry_after).
    5. documents splits the feed into items and removes those that were
       published before. full_text adds the article page of each item,
       linked_documents the documents that the feed only lists.
    6. publishing sends the new items to ``wire.raw`` and waits for the acks.
    7. outcomes and scheduling.intervals compute the next state and the next
       due time; the scheduler writes them to ``wire.polls``.

A feed with a cursor (a long poll or a poll token) also stores where it
continues, in polling.cursor and polling.cursor_progress. A feed with a WebSub
subscription gets its documents through websub.callback and
websub.deliveries, and is polled less often (polling.push_feedback).
"""
