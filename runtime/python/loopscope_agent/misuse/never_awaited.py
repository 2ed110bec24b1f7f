"""Coroutines that were made and dropped without being awaited."""

import warnings
from sys import _getframe

from ..coroutines import origins
from ..protocol import connection, kinds, records, stacks, strings
from ..watching import faults, patches
from ..watching.rewritten import placed, rewritten

_CALLING = """
def _warn_unawaited_coroutine(coro):
    original(coro)
"""


def watch():
    """Sees what Python says when it drops one."""

    def put_first(function):
        coroutine = function.args.args[0].arg
        function.body[:0] = placed('if seen(%s): return' % coroutine, function.body[0])

    def seeing(original):
        return rewritten(original, put_first, {'seen': _is_told}, _CALLING)

    origins.track()
    patches.replace(warnings, '_warn_unawaited_coroutine', seeing)


def _is_told(coroutine):
    """Reports a coroutine that is dropped in the caller of the caller. True if Python need not tell
    the program: this has.
    """
    origin = coroutine.cr_origin
    try:
        if connection.open_once():
            name = strings.number(coroutine.__qualname__)
            records.add(kinds.NEVER_AWAITED, name, _stack(origin, _getframe(2)))
    except Exception:
        faults.swallow()
    if not origins.is_ours(origin):
        return False
    # Python would print the origin, which it only knows because the agent asked for it.
    message = "coroutine '%s' was never awaited" % coroutine.__qualname__
    warnings.warn(message, category=RuntimeWarning, stacklevel=3, source=coroutine)
    return True


def _stack(origin, frame):
    """Where the await is missing: where the coroutine was made. A caller of who made it, such as
    a decorator's function, that drops it as a whole statement comes before that.
    """
    dropped = origins.of_drop(frame)
    if dropped is None or _is_in(origin, dropped.f_code):
        return stacks.of_origin(origin)
    return stacks.of_origin(origin, dropped)


def _is_in(origin, code):
    return bool(origin) and (origin[0][0], origin[0][2]) == (code.co_filename, code.co_name)
