"""
Lets a worker write to Kafka only while it owns its partitions.

    lease           how long the consumer group lets a worker write
    write_fence     holds a write back while the lease is not valid
    turn_selector   calls a function at every turn of an event loop
"""
