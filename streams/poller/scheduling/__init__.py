"""When to poll: intervals, freshness, limits per host."""
