"""All tasks of the process.

From 3.14 on asyncio tells them all at once only, and nothing else runs meanwhile: with many of them
it is asked seldom. In between, the tasks that were announced since join those that are known.
"""

from asyncio import tasks
from math import inf
from time import monotonic
from weakref import ref

from ..watching import levels
from . import creations, loops

# So many seconds for each task pass between two askings: a two-thousandth of the time goes there.
PAUSE_SECONDS = 0.0005

_known = []
_asked = -inf


def references():
    """Weak references to all of them, and to some that are gone."""
    if hasattr(tasks, '_all_tasks'):  # up to 3.11
        return list(tasks._all_tasks.data)
    if creations.KEEPS_TASKS_HERE:
        return list(tasks._scheduled_tasks.data) + [ref(task) for task in list(tasks._eager_tasks)]
    return _with_announced()


def begin_again():
    """After a fork, in the child: it has other loops."""
    global _asked
    _asked = -inf


def _with_announced():
    global _known, _asked
    known = [one for one in _known if _is_pending(one())] + creations.take_announced()
    now = monotonic()
    if levels.now == levels.OUTSIDE or now >= _asked + PAUSE_SECONDS * len(known):
        _asked = now
        # It leaves out those of Python's own class, where they stand in for C's.
        known = _of_loops() + [one for one in known if isinstance(one(), tasks._PyTask)]
    _known = known
    return known


def _of_loops():
    running = [state.ref() for state in list(loops.known.values())]
    return [ref(task) for loop in running if loop is not None for task in tasks.all_tasks(loop)]


def _is_pending(task):
    return task is not None and not task.done()
