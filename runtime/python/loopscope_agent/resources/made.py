"""Where the program made what has to be closed, and what it shares: loops, servers, pools,
queues.
"""

from sys import _getframe
from weakref import KeyedRef

from ..protocol import connection, stacks
from ..watching import faults, levels, patches

# By the id of the thing: a weak reference to it, its class, and its stack.
_known = {}
# The last that are gone: a collection ends weak references before it finalizes, which is when what
# is left open says so.
_gone = {}
MOST_GONE = 100


def watch(owner, note=None, is_wanted=connection.open_once):
    """Notes where the instances of a class are made, and calls `note` with each."""

    def making(original):
        def __init__(self, *args, **options):
            original(self, *args, **options)
            try:
                if is_wanted():
                    stack = stacks.of_calls(_getframe(1))
                    _known[id(self)] = KeyedRef(self, _forget, id(self)), type(self), stack
                    if note is not None:
                        note(self)
            except Exception:
                faults.swallow()

        return __init__

    patches.replace(owner, '__init__', making, levels.FROM_TASKS)


def at(thing):
    """The stack of the call that made a thing; 0 if that was not seen."""
    known = _known.get(id(thing)) or _gone.get(id(thing))
    # Another thing may have got the address of one that is gone.
    return known[2] if known is not None and known[1] is type(thing) else 0


def reference(number):
    """The agent's own weak reference to a thing; None if there is none."""
    return _known.get(number, (None,))[0]


def begin_again():
    """After a fork, in the child: the stacks were numbered for another connection."""
    _known.clear()
    _gone.clear()


def _forget(reference):
    known = _known.pop(reference.key, None)
    if known is not None:
        if len(_gone) >= MOST_GONE:
            _gone.clear()
        _gone[reference.key] = known
