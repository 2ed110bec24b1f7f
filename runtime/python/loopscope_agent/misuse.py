"""What asyncio itself complains about: coroutines never awaited, tasks destroyed pending, errors
nobody saw.
"""

import warnings

from . import connection, faults, kinds, loops, patches, records, stacks, strings, tasks


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
            if origin is None or len(origin) > loops.ORIGIN_DEPTH:
                original(coroutine)
                return
            # Python would print the origin, which it only knows because the agent asked for it.
            message = "coroutine '%s' was never awaited" % coroutine.__qualname__
            warnings.warn(message, category=RuntimeWarning, stacklevel=2, source=coroutine)

        return _warn_unawaited_coroutine

    loops.track_origins()
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
            tasks.forget(number)
            records.add(kinds.DESTROYED_PENDING, number)
    elif message.endswith('exception was never retrieved'):
        future = context.get('future')
        error, stack = tasks.failure(future)
        number = id(future) if isinstance(future, tuple(tasks.types)) else 0
        records.add(kinds.EXCEPTION_NEVER_RETRIEVED, number, error, stack)
