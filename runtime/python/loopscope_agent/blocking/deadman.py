"""A look at the main thread while one call keeps every other Python thread from running, the
agent's too.

Each look of the watchdog puts off a timer. Where none comes in time, the system sends a signal: a
long call of C that lets signals be handled, as those of `re` and of long integers do, is looked
at while it runs, any other as soon as it returns.

(`faulthandler` can write stacks at any time. It reads them from beside, and crashes a program that
goes on meanwhile.)
"""

import os
import signal
import sys
import threading
from opcode import opmap

from ..watching import faults, lasting

RESUME = opmap.get('RESUME')  # 3.11

# Called with the frame that the main thread is in, and for how many seconds it has computed, in one
# call, since the timer went off.
on_held = []

_timers = None
_signal = 0
_timer = None
# By the main thread's clock, which counts the time that it computes.
_clock = 0
# When it goes off; 0 when it is not set.
_due = 0.0


def watch():
    """Finds out whether the system has such timers, and takes a signal that nobody uses."""
    global _timers, _signal
    if not sys.platform.startswith('linux') or not is_main():
        return
    try:
        from . import timers
    except ImportError:  # a Python without ctypes
        return
    signals = _handled_by(lasting.handler) or _handled_by(signal.SIG_DFL)
    if not signals or not timers.is_possible:
        return
    try:
        signal.signal(signals[0], _held)
    except ValueError:  # signals are the first interpreter's, and this is another
        return
    _timers, _signal = timers, signals[0]
    lasting.handler = _held


def _handled_by(handler):
    signals = range(signal.SIGRTMAX - 3, signal.SIGRTMIN, -1)
    return [number for number in signals if signal.getsignal(number) is handler]


def is_main():
    return threading.current_thread() is threading.main_thread()


def put_off(seconds):
    """Has the main thread looked at when it computes for so many seconds before this is called
    again.
    """
    global _timer, _clock, _due
    if _timers is None:
        return
    if signal.getsignal(_signal) is not _held:  # the program has put it to a use of its own
        end()
        return
    if _timer is None:
        main = os.getpid()  # its number as a thread, too
        _clock = _timers.computed_by(main)
        _timer = _timers.Timer(main, _signal, _clock)
    now = _timers.clock_gettime(_clock)
    if not _due or now < _due:  # else it has gone off, and the look is to come
        _due = now + seconds
        _timer.set(seconds)


def is_on():
    return _timer is not None


def stop():
    """Ends the timer; the next look makes another."""
    global _timer, _due
    if _timer is not None:
        _timer.delete()
        _timer = None
        _due = 0.0


def end():
    """Ends it for good. At its end Python forgets its handlers, and then the signal kills."""
    global _timers
    _timers = None
    stop()


def begin_again():
    """After a fork, in the child: the timer is the parent's."""
    global _timer, _due
    _timer = None
    _due = 0.0


def _is_entered_only(frame):
    """Whether nothing of a function has run yet."""
    offset = frame.f_lasti
    if RESUME is None or offset < 0:
        return offset < 0
    return tuple(frame.f_code.co_code[offset : offset + 2]) == (RESUME, 0)


def _held(number, frame):
    global _due
    try:
        if not _due:  # it was under way when the timer was stopped
            return
        late, _due = _timers.clock_gettime(_clock) - _due, 0.0
        # An operator, unlike a call, lets no signal be handled as it returns: the next function does.
        at = frame.f_back if _is_entered_only(frame) and frame.f_back is not None else frame
        for callback in on_held:
            callback(at, late)
    except Exception:
        faults.swallow()
