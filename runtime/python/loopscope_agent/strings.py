"""Texts that records refer to by number. Each travels once, before its first use."""

LONGEST = 200
MOST = 65536
# More than this are not taken on while the inspector doesn't read.
MOST_UNSENT = 8192
# Unnamed tasks get a new name each ("Task-1", "Task-2", …); they may not use up the table.
MOST_TASK_NAMES = 16384

_numbers = {}
_unsent = []
_task_names = 0
_next = 1


def number(text):
    """The number of a text, cut to 200 characters; 0 for '' and when the table is full."""
    known = _numbers.get(text)
    if known is not None:
        return known
    if not text or len(_numbers) >= MOST or len(_unsent) >= MOST_UNSENT:
        return 0
    known = _numbers[text] = _define(text[:LONGEST])
    return known


def task_name(task):
    """The number of the name that a task was given by asyncio; 0 after the first 16384 of them."""
    global _task_names
    if _task_names >= MOST_TASK_NAMES or len(_unsent) >= MOST_UNSENT:
        return 0
    _task_names += 1
    return _define(task.get_name()[:LONGEST])


def unsent():
    """Takes the entries that the inspector hasn't been told yet."""
    entries = _unsent[:]
    del _unsent[: len(entries)]
    return entries


def forget():
    """Starts over, for a new connection."""
    global _task_names, _next
    _numbers.clear()
    _unsent.clear()
    _task_names = 0
    _next = 1


def _define(text):
    global _next
    this = _next
    _next += 1
    _unsent.append((this, text))
    return this
