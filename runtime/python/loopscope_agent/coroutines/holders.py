"""Who holds a lock: a suspended `async with lock:` keeps the lock's `__aexit__` for later, and
that can be seen. Who took one by a plain `acquire()` can't.
"""

from asyncio import locks
from types import MethodType

from . import suspended

_EXIT = locks._ContextManagerMixin.__aexit__
_ENTER = locks._ContextManagerMixin.__aenter__.__code__
_WAIT = locks.Condition.wait.__code__

# By a task's number: the numbers of what it holds. By the number of what is held: its holders, as
# the keys of a dict, which stay in order.
_held = {}
_holders = {}


def of(number):
    """The number of the task that holds the lock of a number, for longest as far as was seen; 0 if
    none is known.
    """
    return next(iter(_holders.get(number, ())), 0)


def count(number):
    return len(_holders.get(number, ()))


def note(task, held):
    """Notes that a task, by its number, holds these locks and no others."""
    if not held and task not in _held:
        return
    numbers = {id(lock) for lock in held}
    for number in _held.get(task, set()) - numbers:
        _holders[number].pop(task)
        if not _holders[number]:
            del _holders[number]
    for number in numbers:
        _holders.setdefault(number, {})[task] = None
    if numbers:
        _held[task] = numbers
    else:
        del _held[task]


def forget_ended(live):
    """Forgets what tasks held that are no more: they have left their `async with`."""
    for number in [number for number in _held if number not in live]:
        note(number, ())


def forget_all():
    _held.clear()
    _holders.clear()


def held_by(chain):
    """The locks and semaphores that a suspended task holds; for a condition, its lock."""
    taken = []
    lent = None
    for coroutine in chain:
        code = suspended.frame_of(coroutine).f_code
        if code is _ENTER:
            # It waits to get this one, which it may hold already.
            if taken and taken[-1] is _lock_of(next(iter(suspended.values(coroutine)))):
                taken.pop()
        elif code is _WAIT:  # it waits for a notification, and others have the lock meanwhile
            lent = _lock_of(next(iter(suspended.values(coroutine))))
        else:
            taken += [_lock_of(lock) for lock in _exits(coroutine)]
    return [lock for lock in taken if lock is not lent]


def _lock_of(lock):
    """A condition's lock; a lock itself."""
    return getattr(lock, '_lock', lock)


def _exits(coroutine):
    values = suspended.values(coroutine)
    found = [v.__self__ for v in values if type(v) is MethodType and v.__func__ is _EXIT]
    # From 3.14 on, the function and the lock lie there side by side.
    found += [after for value, after in zip(values, values[1:]) if value is _EXIT]
    return found
