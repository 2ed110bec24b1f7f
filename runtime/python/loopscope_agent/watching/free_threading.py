"""A Python that runs without its lock: to look at a frame whose thread runs at the same time may crash
it, so nothing of its programs is watched. PYTHON_GIL=1 gives it the lock back.
"""

import sys


def is_on():
    return getattr(sys.flags, 'gil', 1) != 1
