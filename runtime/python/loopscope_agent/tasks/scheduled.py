"""What a loop is given for later, and by whom: the coroutines of `run_coroutine_threadsafe`, and a
task's `cancel`. When the loop comes to it, nothing tells that any more.
"""

import asyncio
from asyncio import tasks
from asyncio.base_events import BaseEventLoop
from sys import _getframe
from threading import get_ident
from types import FunctionType, MethodType
from weakref import KeyedRef

from ..protocol import connection, stacks
from ..watching import faults, levels, patches
from ..watching.rewritten import NotRewritable, placed, rewritten
from . import causes, loops, signals

MOST = 4096

_NOTE_COROUTINE = """
note(coro)
"""
# A timer is set for each sleep, which calls a function.
_NOTE_CANCEL = """
if type(callback) is method:
    note_method(callback)
"""

# By the id of a coroutine or method.
_given = {}


class Given:
    """From which stack, in which thread and by the handler of which signal something was given to a
    loop: the thread may have ended since.
    """

    __slots__ = ('reference', 'stack', 'thread', 'thread_name', 'signal')

    def __init__(self, thing, frame):
        self.reference = KeyedRef(thing, _forget, id(thing))
        self.stack = stacks.of_calls(frame)
        self.thread = get_ident()
        self.thread_name = loops.thread_name(self.thread)
        self.signal = signals.behind(frame)


def watch():
    """Sees what asyncio's own loops are given, and the coroutines that any is."""
    _see(tasks, 'run_coroutine_threadsafe', _NOTE_COROUTINE, _put)
    for name in ('call_at', 'call_soon_threadsafe'):
        _see(BaseEventLoop, name, _NOTE_CANCEL)


def by_whom(method):
    """Who has given a loop the `cancel` that it calls now; None if that is not known."""
    return _given.get(id(method))


def taken(coroutine):
    """Who has given a loop a coroutine, once: it is about to make a task of it."""
    return _given.pop(id(coroutine), None)


def begin_again():
    """After a fork, in the child: the stacks were numbered for another connection."""
    _given.clear()


def _see(owner, name, look, put=setattr):
    def seeing(original):
        def look_first(function):
            function.body[:0] = placed(look, function.body[0])

        names = {'note': _note, 'note_method': _note_method, 'method': MethodType}
        return rewritten(original, look_first, names)

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
        function = method.__func__
        if type(function) is FunctionType and id(function.__code__) in causes.own:
            _keep(method, _getframe(2))
    except Exception:
        faults.swallow()


def _keep(thing, frame):
    if len(_given) < MOST and connection.is_possible():
        _given[id(thing)] = Given(thing, frame)


def _forget(reference):
    _given.pop(reference.key, None)
