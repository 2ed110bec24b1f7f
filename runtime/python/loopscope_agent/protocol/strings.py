"""Texts that records refer to by number. Each travels once, before its first use."""

from .numbers import Numbers

LONGEST = 200
TASK = 'Task-'
# The inspector keeps ten times as many of the latest.
MOST = 10000

table = Numbers(most_unsent=8192)
_known = table.known


def number(text):
    """The number of a text, cut to 200 characters; 0 for '' and while the inspector doesn't read. To
    be asked for each record: in time a text gets another.
    """
    if not text:
        return 0
    if len(text) > LONGEST:  # of a program's own texts, no more is kept
        text = text[:LONGEST]
    known = _known.get(text)
    if known is not None:
        return known
    if table.is_full():
        return 0
    if len(_known) >= MOST:  # what comes again is told again
        _known.clear()
    return table.add(text, text)


def task_name(name):
    """The number of a name that asyncio may have given: −n is "Task-n", a new one for each task."""
    if name[:5] == TASK:
        try:
            return -int(name[5:])
        except ValueError:
            pass
    return number(name)
