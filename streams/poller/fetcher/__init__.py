"""The HTTP client: the only outbound connection of the poller."""
