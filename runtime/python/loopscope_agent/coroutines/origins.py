"""Where coroutines are made: Python notes that in each thread that asks for it. The agent does so
in the threads of the program, which doesn't see it in the depth that it has asked for itself.

To note it takes a tenth of a short step. A program that computes most of the time is spared that
but for one tick of each second; a coroutine that is made and dropped in one statement has its line
even so.
"""

import sys
import threading
from opcode import opmap

from ..protocol import connection
from ..watching import faults, levels, patches

DEPTH = 1
POP_TOP = opmap['POP_TOP']

_depth = sys.get_coroutine_origin_tracking_depth
_set_depth = sys.set_coroutine_origin_tracking_depth


class Asked(threading.local):
    """The depth that the program has asked for in this thread, while the agent asks too."""

    depth = None


_asked = Asked()
_is_spared = False

# Called when the threads of the loops are to do what `follow` does.
on_change = []


def spare(is_spared):
    """Has the program be spared that, or no longer."""
    global _is_spared
    if is_spared != _is_spared:
        _is_spared = is_spared
        for callback in on_change:
            callback()


def follow():
    """Notes where coroutines of this thread are made, or leaves it, as is right now."""
    if _is_wanted():
        track()
    else:
        untrack()


def end():
    """Leaves it for good: nobody listens any more."""
    untrack()
    for callback in on_change:
        callback()


def _is_wanted():
    return levels.now > levels.OUTSIDE and not _is_spared and connection.is_possible()


def of_drop(frame):
    """The frame, if the coroutine that is just being dropped was the value of a whole statement in
    it, else None.
    """
    code = frame.f_code.co_code
    return frame if code[frame.f_lasti] == POP_TOP else None


def track():
    """Has Python note where each coroutine of this thread is made."""
    if _asked.depth is None and _is_wanted():
        _asked.depth = _depth()
        _set_depth(max(_asked.depth, DEPTH))


def untrack():
    """Leaves this thread at what the program has asked for."""
    if _asked.depth is not None:
        _set_depth(_asked.depth)
        _asked.depth = None


def is_ours(origin):
    """True for what Python has noted of a coroutine for the agent alone."""
    return origin is not None and len(origin) <= DEPTH and not _asked.depth


def watch():
    """Hides the agent's depth from the program, and sees the threads that it starts."""
    patches.replace(sys, 'get_coroutine_origin_tracking_depth', _getting)
    patches.replace(sys, 'set_coroutine_origin_tracking_depth', _setting)
    if hasattr(threading.Thread, '_set_ident'):
        patches.replace(threading.Thread, '_set_ident', _beginning, levels.FROM_TASKS)


def _getting(original):
    def get_coroutine_origin_tracking_depth():
        return original() if _asked.depth is None else _asked.depth

    return get_coroutine_origin_tracking_depth


def _setting(original):
    def set_coroutine_origin_tracking_depth(depth):
        original(depth)
        if _asked.depth is not None:
            _asked.depth = depth
            original(max(depth, DEPTH))

    return set_coroutine_origin_tracking_depth


def _beginning(original):
    # A thread calls this as it begins.
    def _set_ident(self):
        original(self)
        try:
            if connection.is_open():
                track()
        except Exception:
            faults.swallow()

    return _set_ident
