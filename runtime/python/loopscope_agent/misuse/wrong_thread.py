"""Strict mode (LOOPSCOPE_STRICT=1): calls into a loop from another thread than its own, which
only `call_soon_threadsafe` may come from. It costs a look at each callback that is scheduled.
"""

import os
from asyncio import AbstractEventLoop
from sys import _getframe
from threading import get_ident

from ..coroutines import names
from ..protocol import kinds, records, stacks, strings
from ..tasks import loops
from ..watching import faults, patches

IS_STRICT = os.environ.get('LOOPSCOPE_STRICT') == '1'
MOST = 1000

_OF_LOOPS = ('call_soon', 'call_at')
_OF_FUTURES = ('set_result', 'set_exception', 'cancel')

# Each place is told once.
_told = set()


def watch(loop_class):
    if IS_STRICT:
        for name in ('call_soon', 'call_at'):
            patches.replace(loop_class, name, _checking)


def _checking(original):
    def method(self, *args, **options):
        if self._thread_id is not None and self._thread_id != get_ident():
            try:
                _report(self, _getframe(1))
            except Exception:
                faults.swallow()
        return original(self, *args, **options)

    return method


def _report(loop, frame):
    stack = stacks.of_calls(frame)
    place = (id(loop), stack)
    if not loops.see(loop) or place in _told or len(_told) >= MOST:
        return
    _told.add(place)
    records.add(kinds.WRONG_THREAD, strings.number(_called(frame)), id(loop), stack)


def _called(frame):
    """What the program called, of which the loop's method is a part."""
    inner = None
    while frame is not None and _is_library(frame):
        inner, frame = frame, frame.f_back
    if inner is None:  # by C, or itself
        method = names.called(frame, _OF_LOOPS + _OF_FUTURES)
        return ('future.' if method in _OF_FUTURES else 'loop.') + (method or 'call_soon')
    owner = inner.f_locals.get('self')
    of = 'loop' if isinstance(owner, AbstractEventLoop) else type(owner).__name__
    return '%s.%s' % (of, inner.f_code.co_name)


def _is_library(frame):
    return frame.f_globals.get('__name__', '').startswith(('asyncio.', 'loopscope_agent.'))
