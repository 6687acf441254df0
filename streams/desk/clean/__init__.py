"""
Step 1: extracts the news item of a raw record, in worker processes.

    agent   the agent ``desk.clean``
    step    the bytes of a raw record in, the clean record out
    guard   dead letters of this step
"""
