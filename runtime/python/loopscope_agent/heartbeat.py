"""A loop that turns is not blocked. Every tick it does the agent's work itself, between two of its
turns, and puts off the agent's thread.

A thread that waits for the interpreter costs a busy loop much: the loop lets go of it at each turn,
wakes who waits, and has taken it back by then.
"""

from asyncio.base_events import BaseEventLoop
from time import monotonic

from . import thread
from .blocking import pace
from .protocol import connection
from .tasks import loops
from .watching import faults, patches
from .watching.rewritten import NotRewritable, placed, rewritten

_LOOK = """
if end_time >= due[0]:
    turned(self)
"""

# When the next turn is to look, by the clock that loops have: this runs at every turn.
_due = [0.0]


def watch():
    """Sees each turn of asyncio's own loops."""
    try:
        patches.replace(BaseEventLoop, '_run_once', _beating)
    except NotRewritable:  # the agent's thread does all
        pass


def _beating(original):
    def look_after_polling(function):
        at = [
            number
            for number, node in enumerate(function.body)
            if getattr(node, 'targets', None) and getattr(node.targets[0], 'id', '') == 'end_time'
        ]
        function.body[at[0] + 1 : at[0] + 1] = placed(_LOOK, function.body[at[0]])

    function = rewritten(original, look_after_polling, {'due': _due, 'turned': _turned})
    function.is_seen = True
    return function


def _turned(loop):
    try:
        now = monotonic()
        if now < _due[0] or not connection.is_open():  # the program has a clock of its own
            return
        _due[0] = now + pace.tick()
        state = loops.known.get(id(loop))
        pace.awake(now)
        if state is not None and loops.is_alone(state) and thread.work_in_loop(state):
            _due[0] = now  # there is more to do, in the next turn
    except Exception:
        faults.swallow()
