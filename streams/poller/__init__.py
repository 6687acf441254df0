"""The poller: owns the feeds, asks politely, publishes what is new."""
