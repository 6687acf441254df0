"""
Logs, metrics and traces.

Modules, in the order of reading:

- `log_config`: configures log lines as JSON or plain text.
- `metrics`: all Prometheus metrics.
- `spans`: ids and values of traces.
- `otlp`: sends spans to a collector; needs the extra ``otel``.
- `tracers`: the tracer that the settings choose.
"""
