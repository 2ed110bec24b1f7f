"""Timers of the system, Linux's, that send one thread a signal. Elsewhere this module may not
be imported.
"""

import ctypes
from ctypes import c_byte, c_int, c_long, c_void_p
from time import clock_gettime  # noqa: F401

from .system import calls

NOTIFY_THREAD = 4
CLOCK_OF_THREAD = 6
MONOTONIC = 1

is_possible = hasattr(calls, 'timer_create') and ctypes.sizeof(c_void_p) == 8


class _Event(ctypes.Structure):
    """The system's `sigevent`."""

    _fields_ = [
        ('value', c_void_p),
        ('signal', c_int),
        ('notify', c_int),
        ('thread', c_int),
        ('rest', c_byte * 44),
    ]


class _Times(ctypes.Structure):
    """The system's `itimerspec`."""

    _fields_ = [(name, c_long) for name in ('again', 'again_ns', 'seconds', 'nanoseconds')]


def computed_by(thread):
    """The clock that counts the time which a thread computes, by its number in the system."""
    return ~thread << 3 | CLOCK_OF_THREAD


class Timer:
    """A timer of the thread that has this number in the system."""

    def __init__(self, thread, signal, clock):
        event = _Event(None, signal, NOTIFY_THREAD, thread)
        self.number = c_void_p()
        if calls.timer_create(c_int(clock), ctypes.byref(event), ctypes.byref(self.number)):
            raise OSError('the system has no timer left')

    def set(self, seconds):
        """Has it go off once, after so many seconds from now."""
        whole, part = divmod(seconds, 1)
        times = _Times(0, 0, int(whole), int(part * 1e9))
        calls.timer_settime(self.number, 0, ctypes.byref(times), None)

    def delete(self):
        calls.timer_delete(self.number)
