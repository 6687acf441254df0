"""Search a line in a list of sorted lines, without reading it into a set."""

__all__ = ["contains_line"]


def contains_line(lines: bytes, wanted: bytes) -> bool:
    """
    Return whether a line is among sorted lines, by bisection.

    Args:
        lines: lines in the order of their bytes, each ended by a newline.
        wanted: a line without its newline.
    """
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", middle)
        line = lines[start:end]
        if line == wanted:
            return True
        if line < wanted:
            low = end + 1
        else:
            high = start
    return False
