"""
A WebSub subscriber (W3C Recommendation, 23 January 2018).

    links       which hubs a feed names
    tokens      callback addresses and signatures
    plan        what to do about a subscription next
    changes     what it becomes of that
    effect      what deliveries mean for polls
    callback    what hubs send us, on the worker's web port
    subscriber  the feeds' owner: asks hubs, takes deliveries
    service     all of it as a part of the poller's app
"""
