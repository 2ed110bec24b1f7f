"""Why a task is being cancelled, told from who calls `cancel()`."""

import sys
from asyncio import tasks

from ..coroutines import suspended
from ..protocol import kinds

# Frames of asyncio, of which the nearest to the call tells the cause.
_ASYNCIO = (
    ('timeouts', 'Timeout._on_timeout', kinds.CAUSE_TIMEOUT),
    ('tasks', 'wait_for', kinds.CAUSE_WAIT_FOR),
    ('tasks', '_cancel_and_wait', kinds.CAUSE_WAIT_FOR),
    ('tasks', '_GatheringFuture.cancel', kinds.CAUSE_GATHER),
    ('taskgroups', 'TaskGroup._abort', kinds.CAUSE_TASK_GROUP),
    ('taskgroups', 'TaskGroup._on_task_done', kinds.CAUSE_TASK_GROUP),
    ('runners', '_cancel_all_tasks', kinds.CAUSE_SHUTDOWN),
    ('runners', 'Runner._on_sigint', kinds.CAUSE_INTERRUPT),
)

# The same for packages that may be imported later, by module and function.
_PACKAGES = {
    ('anyio._backends._asyncio', '_deliver_cancellation'): kinds.CAUSE_ANYIO,
    ('async_timeout', '_on_timeout'): kinds.CAUSE_TIMEOUT,
    ('aiohttp.helpers', 'timeout'): kinds.CAUSE_TIMEOUT,
    ('aiohttp.web', 'run_app'): kinds.CAUSE_SHUTDOWN,
    ('aiohttp.web', '_cancel_tasks'): kinds.CAUSE_SHUTDOWN,
    ('uvloop', '_cancel_all_tasks'): kinds.CAUSE_SHUTDOWN,
}

HAS_RUNNER = sys.version_info >= (3, 11)
# After a signal a program comes to its end, in good order or by KeyboardInterrupt.
_CONVERTED = {
    kinds.CAUSE_TIMEOUT,
    kinds.CAUSE_ANYIO,
    kinds.CAUSE_INTERRUPT,
    kinds.CAUSE_SIGNAL,
}
# A block that the task is in may be behind these; where there is uncancel(), the known ones use it.
BY_OWN_SCOPE = {kinds.CAUSE_EXPLICIT, kinds.CAUSE_THREAD}
BY_SCOPE = set(BY_OWN_SCOPE)
if not HAS_RUNNER:
    BY_SCOPE |= {kinds.CAUSE_TIMEOUT, kinds.CAUSE_ANYIO}

_MACHINERY = ('asyncio.', 'anyio.', 'async_timeout', 'aiohttp.', 'uvloop')


def _code(module, path):
    found = sys.modules.get('asyncio.' + module)
    for name in path.split('.'):
        found = getattr(found, name, None)
    return getattr(found, '__code__', None)


known = {id(_code(module, path)): cause for module, path, cause in _ASYNCIO if _code(module, path)}
_wait_for = tasks.wait_for.__code__
# A task group interrupts its own task here; 3.11 and 3.12 don't always take that back with
# uncancel().
_parent_cancel = _code('taskgroups', 'TaskGroup._on_task_done')
_group_exit = _code('taskgroups', 'TaskGroup.__aexit__')

# The ids of the code objects of the agent's own `cancel`.
own = set()


def is_converted(cause, frame):
    """True if the task may end as if it had not been cancelled from `frame`: the runtime itself
    turns that into something else, or it is a sign to come to the end.
    """
    return cause in _CONVERTED or is_by_own_group(frame)


def may_go_on(cause, frame):
    """True if a task rightly goes on after a cancellation called from `frame`, and nothing may tell
    that it does.
    """
    if cause == kinds.CAUSE_TIMEOUT:
        return not HAS_RUNNER  # uncancel() came with it
    return cause == kinds.CAUSE_ANYIO or is_by_own_group(frame)


def is_by_own_group(frame):
    """True if a task group cancels the task that is in it."""
    return _parent_cancel is not None and frame.f_code is _parent_cancel


def failed_in_group(frame):
    """The task whose failure has its task group cancel the others, if `frame` does that."""
    for caller in (frame, frame.f_back):
        if caller is not None and is_by_own_group(caller):
            return caller.f_locals.get('task')
    return None


def is_in_group(task):
    """Whether a task waits for the rest of its task group."""
    chain = suspended.chain(task.get_coro())
    return any(suspended.frame_of(one).f_code is _group_exit for one in chain)


def of_call(task, frame):
    """The cause of a call of cancel() from `frame`, and whether it is another task's cancel()
    that passes it on.
    """
    cause = None
    while frame is not None:
        code = id(frame.f_code)
        if code in own:
            return (cause or kinds.CAUSE_AWAITER), True
        if cause is None:
            cause = known.get(code) or _of_package(frame)
            if cause is not None and cause != kinds.CAUSE_GATHER:
                return _looked_through(task, frame, cause), False
        if not frame.f_globals.get('__name__', '').startswith(_MACHINERY):
            break
        frame = frame.f_back
    return (cause or kinds.CAUSE_EXPLICIT), False


def _of_package(frame):
    return _PACKAGES.get((frame.f_globals.get('__name__'), frame.f_code.co_name))


def _looked_through(task, frame, cause):
    """What lies behind the nearest known caller: wait_for() cancels by timeout() since 3.12, and
    before also when its own caller was cancelled.
    """
    if cause == kinds.CAUSE_TIMEOUT:
        return kinds.CAUSE_WAIT_FOR if _is_for_wait_for(task, frame) else cause
    if cause == kinds.CAUSE_WAIT_FOR:
        return kinds.CAUSE_AWAITER if _is_passed_on() else cause
    if cause == kinds.CAUSE_SHUTDOWN and not HAS_RUNNER:
        # Ctrl+C breaks the loop off, and all that is left is cancelled then.
        is_interrupt = sys.exc_info()[0] is KeyboardInterrupt
        return kinds.CAUSE_INTERRUPT if is_interrupt else cause
    return cause


def _is_for_wait_for(task, frame):
    timeout = frame.f_locals.get('self')
    for coroutine in suspended.chain(task.get_coro()):
        if suspended.frame_of(coroutine).f_code is _wait_for:
            held = suspended.values(coroutine)
            if any(
                value is timeout or getattr(value, '__self__', None) is timeout for value in held
            ):
                return True
    return False


def _is_passed_on():
    exception = sys.exc_info()[1]
    traceback = getattr(exception, '__traceback__', None)
    return traceback is not None and traceback.tb_frame.f_code is _wait_for
