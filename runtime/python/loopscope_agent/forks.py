"""Forks: the thread is stopped before one (Python warns of forks with threads), and the child
dials for itself.
"""

# As it is at first: later, what forbids a loop's thread to block may stand in front of it.
from os import listdir
from time import monotonic, sleep

from . import thread
from .protocol import connection
from .tasks import cancellation, loops
from .watching import faults, lasting

# A thread that is over may be the system's for a moment more, and Python asks the system.
EXIT_SECONDS = 0.02
THREADS = '/proc/self/task'


def watch():
    lasting.calls['before_fork'] = _before
    lasting.calls['after_fork_in_parent'] = _in_parent
    lasting.calls['after_fork_in_child'] = _in_child


def _before():
    try:
        if thread.is_running():
            others = _count() - 1
            thread.stop()
            deadline = monotonic() + EXIT_SECONDS
            while _count() > others and monotonic() < deadline:
                sleep(0.0002)
    except Exception:
        faults.swallow()


def _count():
    """How many threads the system sees; 0 where it doesn't tell."""
    try:
        return len(listdir(THREADS))
    except OSError:
        return 0


def _in_parent():
    try:
        if connection.is_open():
            thread.start()
    except Exception:
        faults.swallow()


def _in_child():
    try:
        thread.begin_again()
        connection.begin_again()
        cancellation.requested.clear()
        loops.known.clear()
    except Exception:
        faults.swallow()
