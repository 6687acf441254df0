"""
Decide when to poll: per feed, per host and per worker.

    freshness       reads Cache-Control, Retry-After, RSS ttl and skipHours
    intervals       when a feed is polled next; pure
    host_limits     per host: spacing, concurrent requests, blocked times
    host_slots      waits until a host's limits allow a request
    retry_after     blocks the host of a 429 or 503 response
    due_queue       feeds in the order of their due times; pure
    task_slots      how many tasks of feeds run at once on this worker
    task_scheduler  runs feeds' tasks when they are due
"""
