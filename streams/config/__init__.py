"""
Settings and secrets: the only package that reads the environment.

Modules, in the order of reading:

- `settings`: all settings, read and checked once when a process starts.
- `options`: the settings, with default, allowed texts and meaning.
- `parsers`: converts the text of one setting to a value.
- `secrets`: reads the secret that a setting refers to.
- `environment`: the environment of child processes.
"""
