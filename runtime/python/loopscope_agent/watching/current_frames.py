"""The frame that each thread of the program is in, by the thread's number; for use while
`collection` is held off.
"""

import importlib
import sys


def _of_one_interpreter(interpreters):
    """Sees none where there are several: it can't be known whose they are."""

    def current_frames():
        return sys._current_frames() if len(interpreters.list_all()) == 1 else {}

    return current_frames


def _choose():
    version = sys.version_info
    # The frames of other interpreters are read, too, while they run: the program crashes
    # (gh-158364).
    if (3, 12) <= version < (3, 14, 10) or (3, 15) <= version < (3, 15, 2):
        name = '_interpreters' if version >= (3, 13) else '_xxsubinterpreters'
        try:
            return _of_one_interpreter(importlib.import_module(name))
        except ImportError:  # so it can have no others
            pass
    return sys._current_frames


current_frames = _choose()
