"""Settings and secrets, read from the environment once, at start."""
