"""
The shell: Kafka, HTTP, time, environment, metrics.

Nothing is imported here, so that ``faust -A streams.desk.app`` finds the
module's own ``app``.
"""
