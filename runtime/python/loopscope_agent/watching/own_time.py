"""The processor time that the agent's own work takes, in whichever thread it is done: one at a
time.
"""

from time import process_time, thread_time

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
    thread has used time that is not counted yet, and less afterwards.
    """
    return process_time() - spent()


def begin_again():
    """After a fork, in the child: it has not computed yet."""
    global _spent, _begun
    _spent = 0.0
    _begun = None
