"""What a loop is given for later, and by whom: the coroutines of `run_coroutine_threadsafe`, and what
cancels a task. When the loop comes to it, nothing tells that any more.
"""

import asyncio
from asyncio import futures, tasks
from asyncio.base_events import BaseEventLoop
from functools import partial
from sys import _getframe
from threading import get_ident
from types import FunctionType, MethodType
from weakref import KeyedRef, ref

from ..protocol import connection, stacks
from ..watching import faults, levels, patches
from ..watching.rewritten import NotRewritable, placed, rewritten
from . import causes, loops, signals

MOST = 4096

_NOTE_COROUTINE = """
note(coro)
"""
# Before the loop may come to it, which runs in another thread.
_NOTE_CANCEL = """
if type(callback) is method:
    note_method(callback)
"""
# Each sleep sets a timer, too.
_NOTE_TIMER = """
if callback is not waking:
    note_timer(timer)
"""

# By the id of a coroutine, method or timer.
_given = {}


class Given:
    """From which stack, by which task, in which thread and by the handler of which signal something
    was given to a loop: the thread may have ended since.
    """

    __slots__ = ('reference', 'stack', 'task', 'thread', 'thread_name', 'signal')

    def __init__(self, thing, frame):
        self.reference = KeyedRef(thing, _forget, id(thing))
        self.stack = stacks.of_calls(frame)
        task = loops.running_task()
        self.task = None if task is None else ref(task)
        self.thread = get_ident()
        self.thread_name = loops.thread_name(self.thread)
        self.signal = signals.behind(frame)

    def is_by(self, task):
        """Whether a task has given it."""
        return self.task is not None and self.task() is task


def watch():
    """Sees what asyncio's own loops are given, and the coroutines that any is."""
    _see(tasks, 'run_coroutine_threadsafe', _NOTE_COROUTINE, put=_put)
    _see(BaseEventLoop, 'call_soon_threadsafe', _NOTE_CANCEL)
    _see(BaseEventLoop, 'call_at', _NOTE_TIMER, before='timer')


def by_whom(handle):
    """Who has given a loop what it calls now; None if that is not known."""
    return _given.get(id(handle)) or _given.get(id(getattr(handle, '_callback', None)))


def is_cancel(callback):
    """Whether it is the `cancel` of a task itself."""
    return id(_code(callback)) in causes.own


def taken(coroutine):
    """Who has given a loop a coroutine, once: it is about to make a task of it."""
    return _given.pop(id(coroutine), None)


def begin_again():
    """After a fork, in the child: the stacks were numbered for another connection."""
    _given.clear()


def _see(owner, name, look, before=None, put=setattr):
    """Puts a look in front of a function, or before it returns that variable."""

    def seeing(original):
        def look_there(function):
            at = 0 if before is None else -1
            if before is not None and function.body[at].value.id != before:
                raise NotRewritable
            function.body[at:at] = placed(look, function.body[at])

        names = {
            'note': _note,
            'note_method': _note_method,
            'note_timer': _note_timer,
            'method': MethodType,
            'waking': futures._set_result_unless_cancelled,
        }
        return rewritten(original, look_there, names)

    try:
        patches.replace(owner, name, seeing, levels.FROM_TASKS, put)
    except NotRewritable:  # it stays unknown
        pass


def _put(owner, name, function):
    if getattr(asyncio, name) is getattr(owner, name):  # else a program's test has its own there
        setattr(asyncio, name, function)
    setattr(owner, name, function)


def _note(coroutine):
    try:
        _keep(coroutine, _getframe(2))
    except TypeError:  # what takes no weak reference is no coroutine either
        pass
    except Exception:
        faults.swallow()


def _note_method(method):
    try:
        if is_cancel(method):
            _keep(method, _getframe(2))
    except Exception:
        faults.swallow()


def _note_timer(timer):
    try:
        code = _code(timer._callback)
        if code is None or id(code) in causes.known:
            return
        if id(code) in causes.own or 'cancel' in code.co_names:
            _keep(timer, _getframe(2))
    except Exception:
        faults.swallow()


def _code(callback):
    """The code of a function or method of Python's; None of anything else."""
    if type(callback) is partial:
        callback = callback.func
    if type(callback) is MethodType:
        callback = callback.__func__
    return callback.__code__ if type(callback) is FunctionType else None


def _keep(thing, frame):
    if len(_given) < MOST and connection.is_possible():
        _given[id(thing)] = Given(thing, frame)


def _forget(reference):
    _given.pop(reference.key, None)
