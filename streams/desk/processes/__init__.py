"""
The processes that clean and enrich documents, outside the event loop.

    pool      the processes, with their limits of time and memory
    tasks     what a process does: bytes in, records out
    preload   code and name lists that all processes share
    warmup    loads the name lists of all languages
"""
