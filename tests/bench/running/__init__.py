"""Running workers, other loops around their functions, and the wire items."""
