"""
A WebSub subscriber (W3C Recommendation, 23 January 2018).

A hub pushes a feed's new documents to a callback URL on any poller. That
poller checks the request and writes it to ``wire.pushed``; the worker that
owns the feed publishes the document and renews the subscription.

    signatures    callback URLs, their tokens, and ``X-Hub-Signature``; pure
    verification  parses what a hub sends and compares it with what we
                  requested; pure
    callback      the HTTP handlers that hubs call, on the public port
    lifecycle     the next step of a subscription, and when; pure
    transitions   the subscription after each step; pure
    hub_requests  the subscribe and unsubscribe requests to a hub; pure
    repository    registrations, polls and subscriptions of this worker
    deliveries    processes ``wire.pushed`` for the feeds of this worker
    subscriber    takes the steps that are due
    service       adds all of this to the poller's Faust app

The hubs that a feed names are read in `streams.poller.polling.hub_links`;
how pushes change the poll interval is in
`streams.poller.polling.push_feedback`.
"""
