"""Texts that records refer to by number. Each travels once, before its first use."""

LONGEST = 200
MOST = 65536
# More than this are not taken on while the inspector doesn't read.
MOST_UNSENT = 8192
# Unnamed tasks get a new name each ("Task-1", "Task-2", …). They use the first numbers in turn:
# more than can be unsent, so a number that is given anew was sent with all that refers to it.
TASK_NAMES = 2 * MOST_UNSENT

_numbers = {}
_unsent = []
_task_names = 0
_next = TASK_NAMES + 1


def number(text):
    """The number of a text, cut to 200 characters; 0 for '' and when the table is full."""
    global _next
    known = _numbers.get(text)
    if known is not None:
        return known
    if not text or len(_numbers) >= MOST or len(_unsent) >= MOST_UNSENT:
        return 0
    known = _numbers[text] = _next
    _next += 1
    _unsent.append((known, text[:LONGEST]))
    return known


def task_name(task):
    """A number for the name that asyncio gave a task; 0 while the inspector doesn't read."""
    global _task_names
    if len(_unsent) >= MOST_UNSENT:
        return 0
    this = _task_names % TASK_NAMES + 1
    _task_names += 1
    _unsent.append((this, task.get_name()[:LONGEST]))
    return this


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
    _next = TASK_NAMES + 1

