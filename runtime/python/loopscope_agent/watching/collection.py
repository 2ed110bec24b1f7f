"""Python's collection of garbage, held off while frames of other threads are looked at.

3.11 may collect in the midst of making an object for such a frame, and runs code of the program for
that. Meanwhile the thread goes on and its frame is no more; and before 3.11.9, which holds a lock
there, one that begins or ends a thread waits for ever (gh-106883).
"""

import gc
import sys
from contextlib import nullcontext


class HeldOff:
    def __enter__(self):
        self.was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *error):
        if self.was_on:
            gc.enable()


held_off = HeldOff() if (3, 11) <= sys.version_info < (3, 12) else nullcontext()
