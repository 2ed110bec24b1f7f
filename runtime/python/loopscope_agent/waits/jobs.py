"""Jobs that the program gave to an executor: which function it is that a future waits for, and in
which pool.
"""

import types
from contextvars import Context
from functools import partial
from weakref import KeyedRef

from ..watching import faults, levels, patches

_FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)

# By the future's id: a weak reference to it, the function's name, the number of the pool.
_given = {}


def watch(loop_class):
    """Sees the jobs that a class of loops hands on."""

    def handing_on(original):
        def run_in_executor(self, executor, func, *args):
            future = original(self, executor, func, *args)
            try:
                pool = getattr(self, '_default_executor', None) if executor is None else executor
                job = KeyedRef(future, _forget, id(future)), name_of(func), id(pool)
                _given[id(future)] = job
            except Exception:
                faults.swallow()
            return future

        return run_in_executor

    patches.replace(loop_class, 'run_in_executor', handing_on, levels.FROM_TASKS)


def of(future):
    """The name of the job behind a future, and its pool's number; ('', 0) if it isn't known."""
    _, name, pool = _given.get(id(future), (None, '', 0))
    return name, pool


def name_of(function):
    """What the program calls a function; its type, for another thing that can be called."""
    while type(function) is partial:
        is_run = getattr(function.func, '__self__', None).__class__ is Context
        function = function.args[0] if is_run and function.args else function.func
    is_plain = isinstance(function, _FUNCTIONS)
    return function.__qualname__ if is_plain else type(function).__qualname__


def _forget(job):
    _given.pop(job.key, None)
