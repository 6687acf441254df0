"""Results of the benches as values, their table and their file."""
