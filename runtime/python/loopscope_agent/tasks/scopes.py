"""The `with` blocks that tasks are in. Time limits and the like, also those that a program has made
itself, cancel the task that is in theirs, and catch that again.
"""

import contextlib
import gc
from asyncio import CancelledError
from types import FunctionType, MethodType

from ..coroutines import suspended
from ..protocol import stacks

_EXITS = ('__exit__', '__aexit__')
_OF_GENERATOR = contextlib._GeneratorContextManagerBase


def own(task, frame):
    """The context manager whose block a suspended task is in and that cancels it, from `frame`;
    None if it is not cancelled by one.
    """
    try:
        # The loop calls `task.cancel` itself, for a timer.
        timer = frame.f_locals.get('self') if id(frame.f_code) in stacks.runners else None
        for manager in _around(task):
            if _keeps(manager, timer) if timer is not None else _runs(manager, frame.f_code):
                return manager
    except suspended.Over:
        pass
    return None


def is_in(task, number):
    """Whether a suspended task is in the block of a context manager, by its number, or cleans up as
    the cancellation passes on.
    """
    return any(id(manager) == number for manager in _around(task)) or passes_on(task)


def passes_on(task):
    """Whether a suspended task has a cancellation in hand, which passes on once it has cleaned up."""
    chain = suspended.chain(task.get_coro())
    held = (one for coroutine in chain for one in gc.get_referents(coroutine))
    return any(issubclass(type(one), CancelledError) for one in held)


def _around(task):
    if suspended.is_running(task.get_coro()):
        return
    for coroutine in suspended.chain(task.get_coro()):
        values = suspended.values(coroutine)
        for value, after in zip(values, values[1:] + [None]):
            if type(value) is MethodType and _is_exit(value.__func__):
                yield value.__self__
            elif _is_exit(value):  # from 3.14 on, the two lie there side by side
                yield after


def _is_exit(value):
    return type(value) is FunctionType and value.__name__ in _EXITS


def _keeps(manager, timer):
    """Whether a context manager has a timer among its attributes or, if a generator, variables."""
    if issubclass(type(manager), _OF_GENERATOR):
        generator = manager.gen
        if suspended.outer_frame(generator) is None:
            return False
        return _is_among(timer, suspended.opened(suspended.values(generator)))
    held = gc.get_referents(manager)
    return _is_among(timer, held) or any(
        _is_among(timer, one.values()) for one in held if type(one) is dict
    )


def _runs(manager, code):
    """Whether code is of a context manager's methods or, if a generator, inner functions."""
    if issubclass(type(manager), _OF_GENERATOR):
        frame = suspended.outer_frame(manager.gen)
        return frame is not None and _is_among(code, frame.f_code.co_consts)
    members = [member for one in type(manager).__mro__ for member in vars(one).values()]
    codes = [member.__code__ for member in members if type(member) is FunctionType]
    return _is_among(code, codes)


def _is_among(value, values):
    return any(one is value for one in values)
