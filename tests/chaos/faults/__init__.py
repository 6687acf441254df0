"""
The faults that a deployment must survive.

Modules, in the order of reading:

- `fault`: what a fault is.
- `catalogue`: the list of all faults. A new one is one more value there.
- `workers`, `brokers`, `network`, `clocks`, `topics`: how they begin and end.
"""
