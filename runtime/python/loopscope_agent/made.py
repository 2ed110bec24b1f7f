"""Where the program made what has to be closed, and what it shares: loops, servers, pools, queues."""

from sys import _getframe
from weakref import KeyedRef

from . import connection, faults, patches, stacks

# By the id of the thing: a weak reference to it, and its stack.
_known = {}


def watch(owner, note=None, is_wanted=connection.open_once):
    """Notes where the instances of a class are made, and calls `note` with each."""

    def making(original):
        def __init__(self, *args, **options):
            original(self, *args, **options)
            try:
                if is_wanted():
                    stack = stacks.of_calls(_getframe(1))
                    _known[id(self)] = KeyedRef(self, _forget, id(self)), stack
                    if note is not None:
                        note(self)
            except Exception:
                faults.swallow()

        return __init__

    patches.replace(owner, '__init__', making)


def at(thing):
    """The stack of the call that made a thing; 0 if that was not seen."""
    return _known.get(id(thing), (None, 0))[1]


def begin_again():
    """After a fork, in the child: the stacks were numbered for another connection."""
    _known.clear()


def _forget(reference):
    _known.pop(reference.key, None)
