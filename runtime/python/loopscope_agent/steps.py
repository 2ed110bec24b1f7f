"""The steps of asyncio's own loops: a look before and after each, at tasks that end and at
cancellations that arrive; at the level of steps, at how long each takes.

The looks are put into asyncio's own `Handle._run`, compiled anew from its source with every line
where it was: no call is added to a step, and tracebacks read as without us.
"""

import ast
import inspect
from asyncio import events
from time import perf_counter

from . import cancellation, faults, kinds, levels, patches, records, stacks, tasks
from .pictures import Picture

AT_A_GO = 100
SHORTEST_SECONDS = 0.5
COST_PART = 0.01
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
    for at, (number, taken) in enumerate(list(_taken.items()), 1):
        if taken[0] != taken[3]:
            _tell(number, taken)
        if at % AT_A_GO == 0:
            yield


def _tell(number, taken):
    count, total, longest, _ = taken
    taken[3] = count
    records.add(kinds.STEPS, number, count, total * 1e6, longest * 1e6)


def _made(looks, original):
    names = {
        'clock': perf_counter,
        'stepped': _stepped,
        'requested': cancellation.requested,
        'arriving': cancellation.arriving,
        'types': tasks.types,
        'ended': tasks.ended,
        'swallow': faults.swallow,
    }
    function = _with(looks, original, names)
    stacks.runners.update((id(original.__code__), id(function.__code__)))
    return function


def _with(looks, original, names):
    """The same function with looks around its body, of which the last line frees the handle."""
    lines, first = inspect.getsourcelines(original)
    source = 'if 1:\n' + ''.join(lines)
    outer = ast.parse(source)
    function = outer.body[0].body[0]
    around = ast.parse(looks).body
    for node in [inner for one in around for inner in ast.walk(one)]:
        ast.copy_location(node, function.body[-1])
    around[-1].body = function.body[:-1]
    function.body = around + function.body[-1:]
    make = ast.parse('def make(%s):\n    pass' % ', '.join(names)).body[0]
    make.body = [function, ast.parse('return ' + function.name).body[0]]
    ast.increment_lineno(function, first - 2)
    made = {}
    tree = ast.Module([make], [])
    exec(compile(tree, original.__code__.co_filename, 'exec'), original.__globals__, made)
    return made['make'](**names)


picture = Picture(_look, SHORTEST_SECONDS, COST_PART)
