"""Who holds a lock: a suspended `async with lock:` keeps the lock's `__aexit__` for later, and
that can be seen.
"""

from asyncio import locks
from types import MethodType

from . import coroutines

_EXIT = locks._ContextManagerMixin.__aexit__
_ENTER = locks._ContextManagerMixin.__aenter__.__code__
_WAIT = locks.Condition.wait.__code__


def note(task, held):
    """Adds the locks that a suspended task holds to `held`: id of the lock → number of the task."""
    chain = coroutines.chain(task.get_coro())
    taken = []
    entering = None
    for coroutine in chain:
        code = coroutines.frame_of(coroutine).f_code
        if code is _ENTER or code is _WAIT:
            # It waits to get the lock, or has lent it to others while it waits for their
            # notification.
            entering = next(iter(coroutines.values(coroutine)), None)
        else:
            taken += _exits(coroutine)
    for lock in taken:
        if lock is not entering:
            held.setdefault(id(getattr(lock, '_lock', lock)), id(task))


def _exits(coroutine):
    values = coroutines.values(coroutine)
    found = [v.__self__ for v in values if type(v) is MethodType and v.__func__ is _EXIT]
    # From 3.14 on, the function and the lock lie there side by side.
    found += [after for value, after in zip(values, values[1:]) if value is _EXIT]
    return found
