"""Suspended coroutines, looked at from outside: what awaits what, and what they hold.

`f_locals` of a suspended frame is never read: before 3.13 it leaves a dict behind that keeps
objects alive.
"""

import gc
import sys
from types import AsyncGeneratorType, CellType, CoroutineType, GeneratorType

DEEPEST = 64
_FRAMES = {
    CoroutineType: 'cr_frame',
    GeneratorType: 'gi_frame',
    AsyncGeneratorType: 'ag_frame',
}
_NEXT = {CoroutineType: 'cr_await', GeneratorType: 'gi_yieldfrom', AsyncGeneratorType: 'ag_await'}
_WRAPPERS = {
    'coroutine_wrapper',
    'async_generator_asend',
    'async_generator_athrow',
    'anext_awaitable',
}
_COMPILED = {'coroutine', 'iterable_coroutine'}


class Over(Exception):
    """What was looked at has ended meanwhile: the program runs on between two looks."""


def chain(coroutine):
    """The coroutines from a task's own to the one that really waits; empty if it can't be looked
    into.
    """
    found = []
    while coroutine is not None and len(found) < DEEPEST:
        kind = type(coroutine)
        if kind in _NEXT:
            if _frame(coroutine) is None:
                break
            found.append(coroutine)
            coroutine = getattr(coroutine, _NEXT[kind])
        elif kind.__name__ in _WRAPPERS:
            coroutine = next((one for one in gc.get_referents(coroutine) if _leads_on(one)), None)
        else:
            break
    return found


def compiled_name(chain):
    """The name of the compiled coroutine that the last of a chain awaits, such as uvloop's
    `Loop.sock_recv`; '' if it is nothing of the kind.
    """
    last = chain[-1]
    awaited = getattr(last, _NEXT[type(last)])
    if type(awaited).__name__ == 'coroutine_wrapper':
        awaited = next(iter(gc.get_referents(awaited)), None)
    is_compiled = type(awaited).__name__ in _COMPILED
    return awaited.__qualname__ if is_compiled else ''


def frame_of(coroutine):
    """The frame of a coroutine, generator or asynchronous generator."""
    frame = _frame(coroutine)
    if frame is None:
        raise Over
    return frame


def outer_frame(coroutine):
    """The frame of a task's own coroutine, which may be of a kind that has none."""
    return _frame(coroutine) if type(coroutine) in _FRAMES else None


def has_started(coroutine):
    """False for a coroutine of which nothing has run yet."""
    kind = type(coroutine)
    if kind is not CoroutineType:
        return True
    if sys.version_info >= (3, 11):
        return coroutine.cr_suspended or coroutine.cr_running or coroutine.cr_frame is None
    return coroutine.cr_frame is None or coroutine.cr_frame.f_lasti >= 0


def is_running(coroutine):
    """True while the coroutine's own code runs."""
    return type(coroutine) is CoroutineType and coroutine.cr_running


def values(coroutine):
    """What a suspended coroutine holds: its variables, then the stack of values of the statement
    it is in.
    """
    if sys.version_info >= (3, 11):
        held = gc.get_referents(coroutine)
        before = frame_of(coroutine).f_code
    else:
        held = gc.get_referents(frame_of(coroutine))
        before = frame_of(coroutine).f_globals
    start = len(held)
    while start and held[start - 1] is not before:
        start -= 1
    return held[start:]


def first(coroutine, kind):
    """The first value of a kind that a suspended coroutine holds, or None."""
    for value in values(coroutine):
        if type(value) is CellType:
            value = _content(value)
        if isinstance(value, kind):
            return value
    return None


def opened(held):
    """The same values, those in place of cells that inner functions share."""
    return [_content(value) if type(value) is CellType else value for value in held]


def _content(cell):
    try:
        return cell.cell_contents
    except ValueError:  # the variable has no value yet
        return None


def _frame(coroutine):
    return getattr(coroutine, _FRAMES[type(coroutine)])


def _leads_on(value):
    return type(value) in _NEXT
