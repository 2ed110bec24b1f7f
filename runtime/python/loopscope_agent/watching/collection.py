"""Python's collection of garbage, held off while frames of other threads are looked at.

3.11 may collect in the midst of making an object for such a frame, and runs code of the program for
that. Meanwhile the thread goes on and its frame is no more; and before 3.11.9, which holds a lock
there, one that begins or ends a thread waits for ever (gh-106883).
"""

import gc
import sys


def _held_off(look, *args):
    was_on = gc.isenabled()
    try:  # not by `with`: what a signal handler raises as that ends would leave it off
        gc.disable()
        return look(*args)
    finally:
        if was_on:
            gc.enable()


def _as_it_is(look, *args):
    return look(*args)


held_off = _held_off if (3, 11) <= sys.version_info < (3, 12) else _as_it_is
