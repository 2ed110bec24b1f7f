"""What the program does while a call keeps every Python thread from running, this one too.

A timer of `faulthandler` needs no Python to go off: each look of the watchdog puts it off, and
where none comes in time it writes all stacks into a pipe. They are read once Python runs again.

There is one such timer in a process. It is left alone when the program may have set it.
"""

import os
import re
import sys
from time import monotonic

from . import patches

LONGEST = 1 << 16
_THREAD = re.compile(r'(?:Thread|Current thread) 0x([0-9a-f]+)')
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (.*)')

# What a walk outward ends at.
_RUNNER = os.sep + os.path.join('asyncio', 'events.py'), '_run'

_timer = None
_is_theirs = False
_is_armed = False
_next = 0.0
_pipe = None
_identity = None


def watch():
    """Learns when the program sets the timer; whoever has imported it before us may have done."""
    global _timer
    if 'faulthandler' in sys.modules or sys.platform == 'win32':
        return
    try:
        import faulthandler
    except ImportError:
        return
    _timer = faulthandler.dump_traceback_later, faulthandler.cancel_dump_traceback_later
    patches.replace(faulthandler, 'dump_traceback_later', _theirs(True))
    patches.replace(faulthandler, 'cancel_dump_traceback_later', _theirs(False))


def _theirs(is_set):
    def make(original):
        def timer(*args, **options):
            global _is_theirs, _is_armed
            _is_theirs = is_set
            _is_armed = False
            return original(*args, **options)

        return timer

    return make


def arm(seconds):
    """Has the timer go off when this isn't called again for some seconds, twice as many at most:
    to set it makes a thread, so not each call does.
    """
    global _pipe, _identity, _is_armed, _next
    if _timer is None or _is_theirs or (_is_armed and monotonic() < _next):
        return
    if _pipe is None:
        _pipe = os.pipe()
        for end in _pipe:
            os.set_blocking(end, False)
        _identity = os.fstat(_pipe[1])
    if _is_whole():
        _is_armed = True
        _next = monotonic() + seconds
        _timer[0](2 * seconds, file=_pipe[1])


def disarm():
    """Stops the timer: it is a thread, of which Python would warn at a fork."""
    global _is_armed
    if _is_armed:
        _is_armed = False
        _timer[1]()


def is_armed():
    return _is_armed


def take():
    """The stacks that were written since, by thread: `(file, line, function)`, innermost first, up
    to the loop's runner.
    """
    if _pipe is None or not _is_whole():
        return {}
    try:
        text = os.read(_pipe[0], LONGEST).decode('utf-8', 'replace')
    except BlockingIOError:
        return {}
    found = {}
    stack = []
    for line in text.splitlines():
        thread = _THREAD.match(line)
        frame = _FRAME.match(line)
        if thread is not None:
            stack = found[int(thread.group(1), 16)] = []
        elif frame is not None:
            stack.append((frame.group(1), int(frame.group(2)), frame.group(3)))
    return {thread: _step(stack) for thread, stack in found.items()}


def close():
    """Gives the pipe back."""
    global _pipe
    disarm()
    if _pipe is not None and _is_whole():
        for end in _pipe:
            os.close(end)
    _pipe = None


def begin_again():
    """After a fork, in the child: the pipe is the parent's too."""
    global _is_armed
    _is_armed = False
    close()


def _is_whole():
    """False when the program has closed the pipe under us: its number may be another file's."""
    try:
        return os.path.samestat(os.fstat(_pipe[1]), _identity)
    except OSError:
        return False


def _step(stack):
    """The part of a stack that is a step of a loop; () if it is none."""
    for at, (file, _, name) in enumerate(stack):
        if file.endswith(_RUNNER[0]) and name == _RUNNER[1]:
            return tuple(stack[:at])
    return ()
