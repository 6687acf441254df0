"""
The directory of a worker on its disk.

    tables           tables on the disk (RocksDB): what happens if they fail
    directory_lock   one worker for each directory
"""
