"""Texts that records refer to by number. Each travels once, before its first use."""

from .numbers import Numbers

LONGEST = 200
TASK = 'Task-'

table = Numbers(most=65536, most_unsent=8192)
_known = table.known


def number(text):
    """The number of a text, cut to 200 characters; 0 for '' and when the table is full."""
    known = _known.get(text)
    if known is not None:
        return known
    return 0 if not text or table.is_full() else table.add(text, text[:LONGEST])


def task_name(name):
    """The number of a name that asyncio may have given: −n is "Task-n", a new one for each task."""
    if name[:5] == TASK:
        try:
            return -int(name[5:])
        except ValueError:
            pass
    return number(name)
