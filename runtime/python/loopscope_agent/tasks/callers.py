"""Who calls `cancel()` where no task does: the handler of a signal, a thread in which no loop does, or
a loop that somebody has given it to.
"""

from threading import get_ident

from ..protocol import kinds, stacks
from . import loops, scheduled, signals


class Caller:
    """The cause, the name of the signal or thread, and the stack from which it asked, None for the
    one of the call itself; and whether it is the task that is cancelled.
    """

    __slots__ = ('cause', 'name', 'stack', 'is_itself')

    def __init__(self, cause, name='', stack=None, is_itself=False):
        self.cause = cause
        self.name = name
        self.stack = stack
        self.is_itself = is_itself


def of(task, frame, is_in_task):
    """Who calls `cancel()` from `frame`; None if a task or a callback of its loop does."""
    signal = signals.behind(frame)
    if signal:
        return Caller(kinds.CAUSE_SIGNAL, signal)
    if is_in_task:
        return None
    while frame is not None:
        if id(frame.f_code) in stacks.runners:
            return _of_handle(frame.f_locals.get('self'), task)
        frame = frame.f_back
    return Caller(kinds.CAUSE_THREAD, loops.thread_name(get_ident()))


def _of_handle(handle, task):
    """Who has a loop call what a handle of it holds."""
    loop = task.get_loop()
    signal = signals.of_handle(handle, loop)
    if signal:
        return Caller(kinds.CAUSE_SIGNAL, signal)
    given = scheduled.by_whom(handle)
    if given is None:
        return None
    # A function of the program's has a line of its own.
    stack = given.stack if scheduled.is_cancel(handle._callback) else None
    if given.signal:
        return Caller(kinds.CAUSE_SIGNAL, given.signal, stack)
    if loops.runs_elsewhere(loop, given.thread):
        return Caller(kinds.CAUSE_THREAD, given.thread_name, stack)
    return Caller(kinds.CAUSE_EXPLICIT, '', stack, given.is_by(task))
