"""What both workers run on: Faust app, producer, ordered streams, health."""
