"""Whom each task waits for, by their numbers: it goes on when all of them are done."""

FARTHEST = 1000

_awaited = {}


def note(task, others):
    """Notes that a task waits for these tasks and no others."""
    if others:
        _awaited[task] = others
    else:
        _awaited.pop(task, None)


def forget_all():
    _awaited.clear()


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
    """By number: those that go on only after a task."""
    found = {}
    for task, others in list(_awaited.items()):
        for other in others:
            found.setdefault(other, []).append(task)
    return found
