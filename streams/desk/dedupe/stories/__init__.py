"""Which items repeat each other, and the stories that they form."""
