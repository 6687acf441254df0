"""
The processes that clean and enrich documents, outside the event loop.

    pool          the processes, with their limits of time and memory
    fork_server   starts the process from which they are forked
    preload       code and name lists that all of them share
    warmup        loads the name lists of all languages
    tasks         what a process does: bytes in, records out
"""
