"""Tasks: their creation and their end."""

import sys
from _weakref import ref
from asyncio import tasks
from sys import _getframe
from time import time

from . import (
    cancellation,
    connection,
    faults,
    kinds,
    levels,
    loops,
    patches,
    records,
    stacks,
    strings,
)

# This runs for every task: what it needs is at hand.
emit = records.emit
waiting = records.waiting
of_calls = stacks.of_calls
text = strings.number
task_name = strings.task_name
requested = cancellation.requested
pack_created = records.packer(6)
pack_done = records.packer(4)
MANY = connection.MANY
TASK_CREATED = kinds.TASK_CREATED
TASK_DONE = kinds.TASK_DONE
OUTCOME_FINISHED = kinds.OUTCOME_FINISHED

# The numbers of the tasks that were announced and are not done; how many were announced.
live = set()
created = 0

# By number, weak references to tasks that a look has found without an announcement; when they are
# watched from outside only, to all, as nothing else tells that a number is in use again.
_looked_at = {}
MOST_LOOKED_AT = 65536

# Called with the number of each task that ends, and with each that fails.
on_end = []
on_failure = []

# C's and Python's own; a subclass joins when its first task is seen.
BUILTIN = (tasks.Task, tasks._PyTask)
types = set(BUILTIN)

HAS_EAGER = sys.version_info >= (3, 12)
# Later ones have the same names, for the tasks of Python's own class alone.
KEEPS_TASKS_HERE = sys.version_info < (3, 14)
current = tasks._current_tasks.get if KEEPS_TASKS_HERE else tasks.current_task


def everything():
    """Weak references to all tasks of the process."""
    if hasattr(tasks, '_all_tasks'):  # up to 3.11
        return list(tasks._all_tasks.data)
    if KEEPS_TASKS_HERE:
        return list(tasks._scheduled_tasks.data) + [ref(task) for task in list(tasks._eager_tasks)]
    known = [state.ref() for state in list(loops.known.values())]
    return [ref(task) for loop in known if loop is not None for task in tasks.all_tasks(loop)]


def watch_creation(loop_class):
    """Sees each task that a class of loops makes."""

    def creating(original):
        def create_task(self, coro, **options):
            task = original(self, coro, **options)
            try:
                state = known.get(id(self)) or see(self)
                if state:
                    frame = _getframe(1)
                    if late_naming and id(frame.f_code) in late_naming:
                        name = frame.f_locals['name']
                    else:
                        name = options.get('name')
                    announce(task, state.number, current(self), coro, name, frame)
                    if not is_asyncio:
                        task.add_done_callback(ended)
                    elif HAS_EAGER and task.done():
                        ended(task)
            except Exception:
                faults.swallow()
            try:
                return task
            finally:
                del task  # an eager task's traceback may hold this frame

        return create_task

    known = loops.known
    see = loops.see
    is_asyncio = loop_class.__module__.startswith('asyncio.')
    late_naming = _late_naming()
    patches.replace(loop_class, 'create_task', creating, levels.FROM_TASKS)


def _late_naming():
    """The functions of asyncio that set a task's name after they have made it (up to 3.11)."""
    if not hasattr(tasks, '_set_task_name'):
        return set()
    groups = sys.modules.get('asyncio.taskgroups')
    functions = [tasks.create_task] + ([groups.TaskGroup.create_task] if groups else [])
    return {id(function.__code__) for function in functions}


def announce(task, loop, parent, coroutine, name, frame):
    """Emits the creation of a task, called from `frame` while `parent` ran; None where that is
    not known.
    """
    global created
    if type(task) not in types and isinstance(task, BUILTIN):
        types.add(type(task))
    stack = by = 0.0
    if parent is not None:
        by = id(parent)
        stack = of_calls(frame, getattr(parent.get_coro(), 'cr_frame', None))
    elif frame is not None:
        stack = of_calls(frame)
    name = task_name(task.get_name()) if name is None else text(str(name))
    coroutine = text(getattr(coroutine, '__qualname__', ''))
    number = id(task)
    live.add(number)
    created += 1
    emit(pack_created(TASK_CREATED, time() * 1e6, number, by, loop, name, coroutine, stack))
    if len(waiting) > MANY:
        connection.flush()


def is_unseen(task):
    """Whether a task was made past `create_task`: it is unknown at a second look too. At the first,
    that may just be about to announce it.
    """
    number = id(task)
    is_outside = levels.now == levels.OUTSIDE
    if (number in live and not is_outside) or task.done():
        return False
    former = _looked_at.get(number)
    is_same = former is not None and former() is task
    if not is_same:
        if len(_looked_at) >= MOST_LOOKED_AT:
            _looked_at.clear()
        _looked_at[number] = ref(task)
    if not is_outside:
        return is_same
    if number in live and former is not None and not is_same:
        vanished(number)
    return number not in live


def announce_unseen(task):
    """Emits the creation of a task that was made past `create_task`."""
    loop = task.get_loop()
    state = loops.see(loop)
    if state:
        announce(task, state.number, None, task.get_coro(), None, None)


def ended(task, callback=None):
    """Emits how a task ended, once. `callback` is what the loop ran last, if that is known."""
    try:
        number = id(task)
        try:
            live.remove(number)  # at once: the agent's thread may be here too
        except KeyError:
            if callback is None or not cancellation.is_step(task, callback):
                return
            announce_unseen(task)
            live.discard(number)
        for callback in on_end:
            callback(number)
        if number in requested:
            cancellation.ended(task)
        error = stack = 0.0
        if task.cancelled():
            outcome = kinds.OUTCOME_CANCELLED
        elif task._exception is None:
            outcome = OUTCOME_FINISHED
        else:
            outcome = kinds.OUTCOME_FAILED
            error, stack = failure(task)
            for callback in on_failure:
                callback(task)
        emit(pack_done(TASK_DONE, time() * 1e6, number, outcome, error, stack))
        if len(waiting) > MANY:
            connection.flush()
    except Exception:
        faults.swallow()


def settle():
    """Ends the tasks that are not pending any more, where their ends are not seen."""
    pending = set()
    for reference in everything():
        task = reference()
        if task is not None and not task.done():
            pending.add(id(task))
        elif task is not None and id(task) in live:
            ended(task)
    for number in live - pending:
        vanished(number)


def vanished(number):
    """Emits that a task is gone: collected while pending, or, where ends are not seen, over."""
    forget(number)
    if levels.now == levels.OUTSIDE:
        records.add(kinds.TASK_DONE, number, kinds.OUTCOME_UNSEEN, 0, 0)
    else:
        records.add(kinds.DESTROYED_PENDING, number)


def forget(number):
    """Drops what is known of a task that is gone."""
    live.discard(number)
    cancellation.requested.pop(number, None)


def failure(future):
    """A future's exception as a text and a stack, without marking it as retrieved."""
    exception = future._exception
    return strings.number(_described(exception)), stacks.of_traceback(exception.__traceback__)


def _described(exception):
    name = type(exception).__name__
    arguments = BaseException.args.__get__(exception)
    if len(arguments) == 1 and type(arguments[0]) is str:
        message = arguments[0]
    else:
        try:
            message = str(exception)  # the program's own code
        except Exception:
            message = ''
    return '%s: %s' % (name, message) if message else name
