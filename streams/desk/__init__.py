"""The desk: clean -> dedupe -> enrich -> sinks, and what it decides."""
