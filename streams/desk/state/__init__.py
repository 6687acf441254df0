"""What the desk remembers: records, the state of them, what is derived."""
