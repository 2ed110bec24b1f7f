"""The steps of asyncio's own loops: a look before and after each, at tasks that end and at
cancellations that arrive.

The looks are put into asyncio's own `Handle._run`, compiled anew from its source with every line
where it was: no call is added to a step, and tracebacks read as without us.
"""

import ast
import inspect
from asyncio import events

from . import cancellation, faults, patches, stacks, tasks

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


def watch():
    """Sees the steps of the loops of asyncio itself."""
    patches.replace(events.Handle, '_run', _looking)


def _looking(original):
    names = {
        'requested': cancellation.requested,
        'arriving': cancellation.arriving,
        'types': tasks.types,
        'ended': tasks.ended,
        'swallow': faults.swallow,
    }
    function = _with(_LOOKS, original, names)
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
