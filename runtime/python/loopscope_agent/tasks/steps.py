"""The steps of asyncio's own loops: a look before and after each, at tasks that end and at
cancellations that arrive; at the level of steps, at how long each takes.

The looks are put into asyncio's own `Handle._run`.
"""

from asyncio import events
from time import perf_counter

from ..protocol import kinds, records, stacks
from ..watching import faults, levels, patches
from ..watching.pictures import Picture
from ..watching.rewritten import placed, rewritten
from . import cancellation, creations, tasks

AT_A_GO = 100
SHORTEST_SECONDS = 0.5
COST_PART = 0.005
# Among the tasks that were asked to cancel: steps are counted while it is there.
COUNTED = cancellation.COUNTED

# No clock is read here: this runs at every step of the loop.
_LOOKS = """
if requested:
    arriving(self)
try:
    pass
finally:
    try:
        task = getattr(self._callback, '__self__', None)
        if type(task) in types and task.done():
            ended(task, self._callback)
    except Exception:
        swallow()
    task = None
"""

_TIMED_LOOKS = """
if requested:
    arriving(self)
begun = clock()
try:
    pass
finally:
    try:
        task = getattr(self._callback, '__self__', None)
        if type(task) in types:
            stepped(id(task), clock() - begun)
            if task.done():
                ended(task, self._callback)
    except Exception:
        swallow()
    task = None
"""

_CALLING = """
def _run(self):
    original(self)
    self = None
"""

# By a task's number: how many steps it has had, their seconds, the longest; how many were told.
_taken = {}


def watch():
    """Sees the steps of the loops of asyncio itself."""
    original = events.Handle._run
    for level, make in ((levels.TASKS, looking), (levels.STEPS, _timing)):
        patches.replace(events.Handle, '_run', make, (level,), original=original)
    levels.on_change.append(_changed)


def begin_again():
    picture.begin_again()
    _taken.clear()


def looking(original):
    """`_run` with a look before and after."""
    return _made(_LOOKS, original)


def _timing(original):
    return _made(_TIMED_LOOKS, original)


def _changed(level):
    if level == levels.STEPS:
        tasks.on_end.append(_ended)
    elif _ended in tasks.on_end:
        tasks.on_end.remove(_ended)
        _taken.clear()


def _stepped(number, took):
    taken = _taken.get(number)
    if taken is None:
        _taken[number] = [1, took, took, 0]
    else:
        taken[0] += 1
        taken[1] += took
        if took > taken[2]:
            taken[2] = took


def _ended(number):
    taken = _taken.pop(number, None)
    if taken is not None:
        _tell(number, taken)


def _look():
    for at, number in enumerate(list(_taken), 1):  # of their items, so many pairs would be made
        taken = _taken.get(number)
        if taken is not None and taken[0] != taken[3]:
            _tell(number, taken)
        if at % AT_A_GO == 0:
            yield


def _tell(number, taken):
    count, total, longest, _ = taken
    taken[3] = count
    creations.tell(number)
    records.add(kinds.STEPS, number, count, total * 1e6, longest * 1e6)


def _made(looks, original):
    def put_around(function):
        """Puts looks around the body, of which the last line frees the handle."""
        around = placed(looks, function.body[-1])
        around[-1].body = function.body[:-1]
        function.body = around + function.body[-1:]

    names = {
        'clock': perf_counter,
        'stepped': _stepped,
        'requested': cancellation.requested,
        'arriving': cancellation.arriving,
        'types': tasks.types,
        'ended': tasks.ended,
        'swallow': faults.swallow,
    }
    function = rewritten(original, put_around, names, _CALLING)
    stacks.runners.update((id(original.__code__), id(function.__code__)))
    return function


picture = Picture(_look, SHORTEST_SECONDS, COST_PART)
