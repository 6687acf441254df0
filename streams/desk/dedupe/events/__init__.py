"""
The stories of events: which story an item joins, begins or merges.

    story      the story of an event, with the texts that it is known by
    templates  two runs of one template, which are two events
    joining    finds the story of an item, and enters its text
"""
