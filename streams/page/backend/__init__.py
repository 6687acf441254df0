"""
What takes long or leaves the process, for one request of the page.

    discovery   a search of a site for feeds, in a process
    kafka       records that are read or sent
    preview     what the desk would make of a raw record, in a process
"""
