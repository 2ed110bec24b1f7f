"""What asyncio itself complains about: tasks destroyed pending, exceptions nobody looked at."""

from weakref import KeyedRef

from ..protocol import connection, kinds, records
from ..tasks import creations, silenced, tasks
from ..watching import faults, patches

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


def watch(loop_class):
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
