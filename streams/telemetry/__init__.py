"""
Logs, metrics and traces.

Modules, in the order of reading:

- `log_config`: configures log lines as JSON or plain text.
- `failure_log`: logs a row of failures in two lines.
- `line_limit`: limits how many lines the libraries write.
- `printable`: escapes what a terminal or a log viewer would obey.
- `metrics`: all Prometheus metrics.
- `spans`: ids and values of traces.
- `otlp`: sends spans to a collector; needs the extra ``otel``.
- `tracers`: the tracer that the settings choose.
"""
