"""
Fuzzing: inputs that a fuzzer makes of seeds, guided by the code they reach.

    python -m tests.fuzz [TARGET ...] [--seconds 600] [--save FILE]

    target        what is fuzzed, and how an input becomes its bytes
    targets       the list of all targets
    documents, texts, lists, responses, records
                  the functions of the targets
    seeds, pieces the inputs to begin with, and fragments to insert
    fuzzer        one target under atheris, in a process of its own
    campaign      all targets one after another, and their table
    inputs/       inputs that failed once; `test_inputs` runs them again

`make fuzz` installs atheris in an environment of its own. The tests do not
need it.
"""
