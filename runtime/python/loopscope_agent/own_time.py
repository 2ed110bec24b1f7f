"""The processor time that the agent's own work takes, in whichever thread it is done: one at a
time.
"""

from time import process_time, thread_time

_spent = 0.0
_begun = None
_computed = 0.0


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
    """For how many seconds the program has computed for itself."""
    global _computed
    # Too little, if something comes in between the two.
    _computed = max(_computed, process_time() - spent())
    return _computed


def begin_again():
    """After a fork, in the child: it has not computed yet."""
    global _spent, _begun, _computed
    _spent = _computed = 0.0
    _begun = None
