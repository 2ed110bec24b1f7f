"""Whom each task waits for, by their numbers: it goes on when all of them are done."""

FARTHEST = 1000

_awaited = {}
# Those that go on when a time has passed, too.
_limited = {}


def note(task, others, limited=()):
    """Notes that a task waits for these tasks and no others; for the latter not for ever."""
    for table, tasks in ((_awaited, others), (_limited, limited)):
        if tasks:
            table[task] = tasks
        else:
            table.pop(task, None)


def forget_all():
    _awaited.clear()
    _limited.clear()


def is_limited(task):
    """True for a task that waits for others up to a time."""
    return task in _limited


def in_turn(task):
    """Of those that a task waits for, one that waits for it, be it through others; 0 if none
    does.
    """
    return next((other for other in _awaited.get(task, ()) if task in _behind(other)), 0)


def _behind(task):
    """All that a task waits for, as far as that is not too far."""
    found = {}
    ahead = [task]
    while ahead and len(found) < FARTHEST:
        for other in _awaited.get(ahead.pop(), ()):
            if other not in found:
                found[other] = None
                ahead.append(other)
    return found


def awaiters():
    """By number: those that wait for a task."""
    found = {}
    for task, others in [*_awaited.items(), *_limited.items()]:
        for other in others:
            found.setdefault(other, []).append(task)
    return found
