"""
The reliability table.

Modules, in the order of reading:

- `rows`: what one fault did; the Markdown table, the JSON file.
- `readme`: writes the last run into the README.
"""
