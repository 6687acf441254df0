"""Processes on one machine: an embedded broker and the workers beside it."""
