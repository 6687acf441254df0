"""
The reliability table.

Modules, in the order of reading:

- `rows`: what one fault did; the Markdown table, the JSON file.
- `slopes`: what a soak measured.
- `readme`: writes the last run into the README.
"""
