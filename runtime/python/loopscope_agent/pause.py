"""The pause of the agent's thread between two looks, which a loop that turns puts off."""

import signal
from _thread import allocate_lock
from threading import get_native_id
from time import monotonic

try:
    from .blocking import timers
except ImportError:  # a Python without ctypes, or Windows
    timers = None

# Of a timer that is to go off now; 0 would end it.
AT_ONCE = 1e-9
# A signal that gets lost must not stop the agent for good.
LONGEST = 1.0


def of_this_thread():
    """The pause of the thread that calls this."""
    if timers is None or not timers.is_possible:
        return Pause()
    try:
        return TimedPause()
    except Exception:  # the system has no timer left
        return Pause()


class Pause:
    """One that is only put off by a thread that wakes, sees that, and pauses again."""

    def __init__(self):
        self._lock = allocate_lock()
        self._lock.acquire()
        self._end = 0.0

    def wait(self, seconds):
        self._end = monotonic() + seconds
        self._lock.acquire(timeout=seconds)

    def put_off(self, seconds):
        """Has it end so many seconds from now, or somewhat earlier."""
        if monotonic() + seconds < self._end:
            self.end()

    def end(self):
        try:
            self._lock.release()
        except RuntimeError:  # somebody else has
            pass

    def close(self):
        pass


class TimedPause(Pause):
    """One that a timer of the system ends: to put it off wakes nobody."""

    def __init__(self):
        number = signal.SIGRTMAX - 1
        self._signals = {number}
        # So that it stays pending in this thread until it is waited for.
        signal.pthread_sigmask(signal.SIG_BLOCK, self._signals)
        self._timer = timers.Timer(get_native_id(), number, timers.MONOTONIC)

    def wait(self, seconds):
        self._timer.set(max(AT_ONCE, seconds))
        signal.sigtimedwait(self._signals, LONGEST)

    def put_off(self, seconds):
        self._timer.set(max(AT_ONCE, seconds))

    def end(self):
        self._timer.set(AT_ONCE)

    def close(self):
        self._timer.delete()
