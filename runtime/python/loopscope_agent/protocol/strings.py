"""Texts that records refer to by number. Each travels once, before its first use."""

from itertools import count

LONGEST = 200
MOST = 65536
# More than this are not taken on while the inspector doesn't read.
MOST_UNSENT = 8192
TASK = 'Task-'

_numbers = {}
_unsent = []
# A float, as all that goes into a record: it is packed faster.
_numbered = count(1.0)


def number(text):
    """The number of a text, cut to 200 characters; 0 for '' and when the table is full."""
    known = _numbers.get(text)
    if known is not None:
        return known
    if not text or len(_numbers) >= MOST or len(_unsent) >= MOST_UNSENT:
        return 0
    this = _numbered.__next__()
    _unsent.append((this, text[:LONGEST]))
    _numbers[text] = this  # last: from now on another thread may name it
    return this


def task_name(name):
    """The number of a name that asyncio may have given: −n is "Task-n", a new one for each task."""
    if name[:5] == TASK:
        try:
            return -int(name[5:])
        except ValueError:
            pass
    return number(name)


def unsent():
    """Takes the entries that the inspector hasn't been told yet."""
    entries = _unsent[:]
    del _unsent[: len(entries)]
    return entries


def forget():
    """Starts over, for a new connection."""
    global _numbered
    _numbers.clear()
    _unsent.clear()
    _numbered = count(1.0)
