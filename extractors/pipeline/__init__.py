"""From one raw item to its clean copy."""
