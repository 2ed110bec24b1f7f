"""The processor time that the agent's own work takes, in whichever thread it is done: one at a
time.
"""

import sys
from time import monotonic, process_time, thread_time

# Windows counts processor time in ticks of 16 ms: whether a program has run can't be told by it.
IS_COARSE = sys.platform == 'win32'

_spent = 0.0
_begun = None


def begin(since=None):
    """The agent's work begins in this thread: all that the thread has used since it had used
    `since` is the agent's.
    """
    global _begun
    _begun = thread_time() if since is None else since


def end():
    """Ends it. Returns what this thread has used by now."""
    global _spent, _begun
    now = thread_time()
    _spent += now - _begun
    _begun = None
    return now


def spent():
    """Seconds, for all of the agent's work so far."""
    return _spent if _begun is None else _spent + thread_time() - _begun


def computed():
    """For how many seconds the program has computed for itself. It may be too much while the agent's
    thread has used time that is not counted yet, and less afterwards. Where that isn't known it
    computes all the time.
    """
    if IS_COARSE:
        return monotonic()
    return process_time() - spent()


def begin_again():
    """After a fork, in the child: it has not computed yet."""
    global _spent, _begun
    _spent = 0.0
    _begun = None
