"""
The versions of an item.

    version_linking     finds the chain that an item belongs to
    stated_references   finds the earlier item that an item names
    shared_addresses    tells the stories of one uri apart
    story_words         the words by which they are told apart
    version_joining     joins an item to the chain that its text continues
    editorial_markers   what the copy says about itself
    version_order       compares two versions
    version_chain       the chain's newest version and its history
    sequence_gaps       a supplier's sequence numbers
"""
