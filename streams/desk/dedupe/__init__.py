"""
Step 2: judges what an item is to its readers.

    agent                  the agent ``desk.dedupe``
    step                   the verdict's records, ready to send
    judge                  the order of the questions
    case                   one item with its chain and the state
    versions/              its chain, and which of its versions it is
    kills, embargoes       what must be removed, what must wait
    timers                 embargoes that end, entries that expire
    copies/                what it repeats, and the group of copies it joins
    events/                which story of an event it belongs to
    captions/              its photo captions
    verdict                what all of them return

All modules but the agent are pure: a judgement reads the state and returns a
verdict, and only `verdict.apply` changes the state.
"""
