"""
One module per command of ``copydesk``.

    run          broker, demo wire, poller and desk on one machine
    workers      ``poller`` and ``desk``: one worker
    feeds        register, list, pause and remove feeds
    topics       create and list the topics, print ACL commands
    routes       check the routing rules
    stories      list, show, follow and explain stories of events
    tail         follow one topic
    deadletters  list, show, replay and drop dead letters
    dryrun       run the desk over a file, without Kafka
    explain      show the steps of one document
    replay       process the raw records again, under a new prefix
    diff         compare the items of two prefixes
"""
