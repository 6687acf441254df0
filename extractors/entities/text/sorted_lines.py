"""Search a line in a list of sorted lines, without reading it into a set."""

__all__ = ["contains_line", "find_line"]


def contains_line(lines: bytes, wanted: bytes) -> bool:
    """
    Return whether a line is among sorted lines, by bisection.

    Args:
        lines: lines in the order of their bytes, each ended by a newline.
        wanted: a line without its newline and without a tab.
    """
    return find_line(lines, wanted) is not None


def find_line(lines: bytes, key: bytes) -> bytes | None:
    """
    Return the line with a key, by bisection; None if there is none.

    Args:
        lines: lines in the order of their keys' bytes, each ended by a
            newline. The key of a line ends at its first tab; without a tab
            it is the whole line.
        key: a key without a tab or newline.

    Returns:
        The whole line without its newline.
    """
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", middle)
        line = lines[start:end]
        found = line.partition(b"\t")[0]
        if found == key:
            return line
        if found < key:
            low = end + 1
        else:
            high = start
    return None
