"""What asyncio itself complains about: coroutines never awaited, tasks destroyed pending, errors
nobody saw.
"""

import warnings
from sys import _getframe
from weakref import KeyedRef

from . import (
    connection,
    creations,
    faults,
    kinds,
    origins,
    patches,
    records,
    silenced,
    stacks,
    strings,
    tasks,
)
from .rewritten import placed, rewritten

MOST = 1000

# The failed tasks that still exist, by number.
_failed = {}


def watch_failures():
    """Notes the tasks that fail. Of those whose exceptions nobody looked at, the last are collected
    after the agent's farewell.
    """
    tasks.on_failure += (_failing, silenced.failing)
    connection.on_close.append(silenced.let_go)


def at_exit():
    """Tells of the exceptions that nobody has looked at so far."""
    for number, reference in list(_failed.items()):
        task = reference()
        if task is not None and task._log_traceback:
            records.add(kinds.EXCEPTION_NEVER_RETRIEVED, number, *tasks.failure(task))
    silenced.let_go()


def begin_again():
    """After a fork, in the child: they failed in the parent."""
    _failed.clear()
    silenced.let_go()


def _failing(task):
    if len(_failed) < MOST:
        _failed[id(task)] = KeyedRef(task, _forget, id(task))


def _forget(reference):
    if _failed.get(reference.key) is reference:
        del _failed[reference.key]


def watch_warnings():
    """Sees coroutines that were made and dropped without being awaited."""

    def put_first(function):
        coroutine = function.args.args[0].arg
        function.body[:0] = placed('if seen(%s): return' % coroutine, function.body[0])

    def seeing(original):
        return rewritten(original, put_first, {'seen': _is_told})

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
            stack = stacks.of_origin(origin) or _of_drop(_getframe(2))
            records.add(kinds.NEVER_AWAITED, name, stack)
    except Exception:
        faults.swallow()
    if not origins.is_ours(origin):
        return False
    # Python would print the origin, which it only knows because the agent asked for it.
    message = "coroutine '%s' was never awaited" % coroutine.__qualname__
    warnings.warn(message, category=RuntimeWarning, stacklevel=3, source=coroutine)
    return True


def _of_drop(frame):
    frame = origins.of_drop(frame)
    return 0 if frame is None else stacks.of_entries([(frame.f_code, frame.f_lasti, frame.f_lineno)])


def watch_complaints(loop_class):
    """Sees what a class of loops is told about lost tasks and exceptions."""

    def complaining(original):
        def call_exception_handler(self, context):
            is_silenced = False
            try:
                is_silenced = _is_of_task(context) and silenced.take(context.get('future'))
                if connection.is_open():
                    _report(context)
            except Exception:
                faults.swallow()
            if not is_silenced:
                original(self, context)

        silenced.takers.add(id(call_exception_handler.__code__))
        return call_exception_handler

    patches.replace(loop_class, 'call_exception_handler', complaining)


def _is_of_task(context):
    return context.get('message') == 'Task exception was never retrieved'


def _report(context):
    message = context.get('message', '')
    if message == 'Task was destroyed but it is pending!':
        number = id(context.get('task'))
        if creations.is_live(number):  # else the picture of awaits has missed it first, and said so
            tasks.vanished(number)
    elif message.endswith('exception was never retrieved'):
        future = context.get('future')
        error, stack = tasks.failure(future)
        number = id(future) if isinstance(future, tuple(tasks.types)) else 0
        records.add(kinds.EXCEPTION_NEVER_RETRIEVED, number, error, stack)
