"""
Names known in advance.

    builtin  the names that come with the package
    custom   the names that the operator lists in a CSV file
"""
