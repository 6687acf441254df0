"""
Sinks: topics for some readers, filled by the rules of a routes file.

    rules            reads the file and matches items
    validation       every problem of the file, with its line
    fields           the fields of an item that a rule can test
    story_rules      the conditions on stories
    sink_topics      the topic of a sink
    existing_sinks   leaves out sinks whose topics were deleted
"""
