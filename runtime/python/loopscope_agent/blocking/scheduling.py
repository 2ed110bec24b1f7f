"""What the system tells of a thread's scheduling, Linux's: on a busy machine a thread may be ready
and not run.
"""

import threading
from os import getpid

try:
    from resource import RUSAGE_THREAD, getrusage
except ImportError:  # elsewhere the rest says nothing either
    RUSAGE_THREAD = 0
    getrusage = None

from . import system


def so_far(thread):
    """For how many seconds in all a thread was ready and did not run, and how often it was let run.
    `thread` is its number in the system. None where that isn't told.
    """
    try:
        _, waited, times = system.read(b'/proc/self/task/%d/schedstat' % thread).split()
        return int(waited) / 1e9, int(times)
    except (OSError, ValueError):
        return None


def waited(ident):
    """For how many seconds in all a thread, by its identifier, was ready and did not run. None
    where that isn't told.
    """
    if ident == threading.main_thread().ident:
        thread = getpid()
    else:
        thread = getattr(threading._active.get(ident), 'native_id', None)
    told = so_far(thread) if thread is not None else None
    return None if told is None else told[0]


def own_times():
    """How often this thread has stopped running: much cheaper to ask."""
    if getrusage is None:
        return 0
    usage = getrusage(RUSAGE_THREAD)
    return usage.ru_nvcsw + usage.ru_nivcsw
