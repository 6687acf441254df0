"""
Webhooks: items posted to other programs, signed as Standard Webhooks.

    hooks      the file that lists them
    message    a record -> id, body and signature of a request; pure
    retries    what an answer means, and when to try again; pure
    window     deliveries in work: in order per item, what to commit; pure
    delivery   one request
    courier    the deliveries of one webhook, one task for each item
    state      what a webhook has done; the page shows it
    runner     one webhook: Kafka -> deliveries -> commits
    failures   deliveries that were given up, on a topic of their own
    webhooks   all of them, as the page's worker runs them

A runner is a consumer of its own group. So it goes on where it was after a
restart, and the page's file is not needed.
"""
