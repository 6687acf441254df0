"""One IPTC term a module: read out of copy, or mended in it."""
