"""Step 1: a raw record becomes a clean item, in worker processes."""
