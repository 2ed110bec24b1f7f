"""What asyncio itself complains about: coroutines never awaited, tasks destroyed pending, errors
nobody saw.
"""

import warnings
from weakref import KeyedRef

from . import connection, faults, kinds, origins, patches, records, stacks, strings, tasks


MOST = 1000

# The failed tasks that still exist, by number.
_failed = {}


def watch_failures():
    """Notes the tasks that fail. Of those whose exceptions nobody looked at, the last are collected
    after the agent's farewell.
    """
    tasks.on_failure.append(_failing)


def at_exit():
    """Tells of the exceptions that nobody has looked at so far."""
    for number, reference in list(_failed.items()):
        task = reference()
        if task is not None and task._log_traceback:
            records.add(kinds.EXCEPTION_NEVER_RETRIEVED, number, *tasks.failure(task))


def begin_again():
    """After a fork, in the child: they failed in the parent."""
    _failed.clear()


def _failing(task):
    if len(_failed) < MOST:
        _failed[id(task)] = KeyedRef(task, _forget, id(task))


def _forget(reference):
    if _failed.get(reference.key) is reference:
        del _failed[reference.key]


def watch_warnings():
    """Sees coroutines that were made and dropped without being awaited."""

    def warning(original):
        def _warn_unawaited_coroutine(coroutine):
            origin = coroutine.cr_origin
            try:
                if connection.open_once():
                    name = strings.number(coroutine.__qualname__)
                    stack = stacks.of_origin(origin)
                    records.add(kinds.NEVER_AWAITED, name, stack)
            except Exception:
                faults.swallow()
            if not origins.is_ours(origin):
                original(coroutine)
                return
            # Python would print the origin, which it only knows because the agent asked for it.
            message = "coroutine '%s' was never awaited" % coroutine.__qualname__
            warnings.warn(message, category=RuntimeWarning, stacklevel=2, source=coroutine)

        return _warn_unawaited_coroutine

    origins.track()
    patches.replace(warnings, '_warn_unawaited_coroutine', warning)


def watch_complaints(loop_class):
    """Sees what a class of loops is told about lost tasks and exceptions."""

    def complaining(original):
        def call_exception_handler(self, context):
            try:
                if connection.is_open():
                    _report(context)
            except Exception:
                faults.swallow()
            original(self, context)

        return call_exception_handler

    patches.replace(loop_class, 'call_exception_handler', complaining)


def _report(context):
    message = context.get('message', '')
    if message == 'Task was destroyed but it is pending!':
        number = id(context.get('task'))
        if number in tasks.live:  # else the picture of awaits has missed it first, and said so
            tasks.vanished(number)
    elif message.endswith('exception was never retrieved'):
        future = context.get('future')
        error, stack = tasks.failure(future)
        number = id(future) if isinstance(future, tuple(tasks.types)) else 0
        records.add(kinds.EXCEPTION_NEVER_RETRIEVED, number, error, stack)
