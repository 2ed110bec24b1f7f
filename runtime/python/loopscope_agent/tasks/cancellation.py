"""Cancellations: who asked, why, where it arrived, and whether the task swallowed it."""

import gc
import threading
import weakref
from asyncio import CancelledError, Future, tasks
from functools import partial
from sys import _getframe

from ..coroutines import suspended
from ..protocol import connection, kinds, records, stacks, strings
from ..watching import faults, levels, patches
from . import callers, causes, creations, loops, scopes, silenced


class Request:
    """A cancellation that a task accepted and has not ended with yet."""

    __slots__ = (
        'is_converted',
        'may_go_on',
        'is_delivered',
        'is_outlived',
        'places',
        'stack',
    )

    def __init__(self, is_converted, may_go_on):
        self.is_converted = is_converted
        self.may_go_on = may_go_on
        self.is_delivered = self.is_outlived = False
        self.places = ()
        self.stack = 0


class Place:
    """Where one of a task's coroutines, held weakly, was when a cancellation arrived."""

    __slots__ = ('coroutine', 'code', 'offset', 'line')

    def __init__(self, coroutine, frame):
        self.coroutine = weakref.ref(coroutine)
        self.code = frame.f_code
        self.offset = frame.f_lasti
        self.line = frame.f_lineno


# Called with each task that is cancelled and was made past `create_task`.
on_unseen = []

# By task number; how many steps there were, while they are counted.
requested = {}
COUNTED = 0
# By task number: the tasks, weakly, that task groups or blocks which they are in have cancelled, and
# what tells whether they still are.
_by_own = {}


class Call:
    """One call of cancel(), from its start to the end of the outermost one around it."""

    __slots__ = ('task', 'request', 'is_in', 'record', 'is_accepted')

    def __init__(self, task, request, is_in, record):
        self.task = task
        self.request = request
        self.is_in = is_in
        self.record = record
        self.is_accepted = False


class Calls(threading.local):
    """This thread's calls of cancel(): those under way, outermost first, and all since the
    outermost began.
    """

    def __init__(self):
        self.under_way = []
        self.all = []


_calls = Calls()


def watch():
    """Sees every call of `Task.cancel`, by whomever."""
    if tasks.Task is not tasks._PyTask:
        _watch_builtin(tasks.Task)
    for name, watched in _methods():
        patches.replace(tasks._PyTask, name, watched, levels.FROM_TASKS)


def _methods():
    yield 'cancel', _watched
    if hasattr(tasks.Task, 'uncancel'):  # 3.11
        yield 'uncancel', _watched_back


def _watch_builtin(task_class):
    """Replaces the method in the type's own dict, which no assignment reaches, so that C's calls
    are seen too.
    """
    try:
        import ctypes

        modified = ctypes.pythonapi.PyType_Modified
    except (ImportError, AttributeError):
        # A Python without ctypes: the tasks made from now on are seen.
        function = _watched(task_class.cancel)
        function.__name__ = 'cancel'
        _watch_subclass(task_class, function)
        return

    def put(owner, name, value):
        gc.get_referents(owner.__dict__)[0][name] = value
        modified(ctypes.py_object(owner))

    for name, watched in _methods():
        patches.replace(task_class, name, watched, levels.FROM_TASKS, put)


def _watch_subclass(task_class, function):
    import asyncio

    members = {
        'cancel': function,
        '__module__': task_class.__module__,
        '__doc__': task_class.__doc__,
    }
    asyncio.Task = tasks.Task = type(task_class)('Task', (task_class,), members)


def _watched(original):
    def cancel(self, *args, **options):
        call = None
        try:
            if connection.is_open():
                if silenced.keep(self):
                    return False
                call = _begin(self, _getframe(1), args[0] if args else options.get('msg'))
        except Exception:
            faults.swallow()
        accepted = False
        try:
            accepted = original(self, *args, **options)
        finally:
            if call is not None:
                _end(call, accepted)
            self = call = None  # this frame may live on in a traceback
        return accepted

    causes.own.add(id(cancel.__code__))
    return cancel


def _watched_back(original):
    def uncancel(self, *args, **options):
        left = original(self, *args, **options)
        try:
            request = requested.get(id(self)) if left == 0 else None
            if request is not None and connection.is_open():
                _take_back(id(self), request)
        except Exception:
            faults.swallow()
        return left

    return uncancel


def _begin(task, frame, message):
    under_way = _calls.under_way
    cause, is_passed_on = causes.of_call(task, frame)
    if is_passed_on and under_way:
        by = under_way[-1].task
    elif cause == kinds.CAUSE_INTERRUPT:  # it may come while any task runs
        by = None
    else:
        by = causes.failed_in_group(frame) or loops.running_task()
    caller = name = stack = None
    if cause == kinds.CAUSE_EXPLICIT:
        caller = callers.of(task, frame, by is not None)
        if caller is not None:
            cause, name, stack, by = caller.cause, caller.name, caller.stack, None
    record = records.packed(
        kinds.CANCEL_REQUESTED,
        id(task),
        0 if by is None else id(by),
        cause,
        strings.number(message) if type(message) is str else 0,
        stacks.of_calls(frame) if stack is None else stack,
        strings.number(name),
    )
    if by is not None:
        creations.tell(id(by))  # it may have begun this moment
    is_in = _of_own(task, by, cause, frame)
    if is_in is None and caller is not None and caller.is_itself:
        is_in = scopes.passes_on  # a time limit that it has set itself
    is_limit = is_in is not None and cause in causes.BY_OWN_SCOPE
    is_converted = is_limit or causes.is_converted(cause, frame)
    request = Request(is_converted, is_limit or causes.may_go_on(cause, frame))
    call = Call(task, request, is_in, record)
    under_way.append(call)
    _calls.all.append(call)
    return call


def _of_own(task, by, cause, frame):
    """Tells whether a task is still in the group or block of its own that cancels it; None if
    neither does.
    """
    if causes.is_by_own_group(frame):
        return causes.is_in_group
    # A limit of time cancels from outside of any task.
    manager = scopes.own(task, frame) if by is None and cause in causes.BY_SCOPE else None
    return None if manager is None else partial(scopes.is_in, number=id(manager))


def _end(call, accepted):
    """Emits once the outermost call returns, so that who passed a cancellation on comes before
    whom it reached.
    """
    try:
        call.is_accepted = accepted
        _calls.under_way.remove(call)
        if not _calls.under_way:
            calls, _calls.all = _calls.all, []
            for one in calls:
                if one.is_accepted:
                    _accept(one)
    except Exception:
        faults.swallow()


def _accept(call):
    task = call.task
    if not creations.is_live(id(task)) and task is not loops.running_task():
        for callback in on_unseen:
            callback(task)
    creations.tell(id(task))
    records.emit(call.record)
    request = requested[id(task)] = call.request
    if call.is_in is not None:
        _by_own[id(task)] = weakref.ref(task), call.is_in
    state = loops.known.get(id(task.get_loop()))
    if state is not None and not state.is_asyncio:
        _foresee(task, request)


def _foresee(task, request):
    """On a loop whose steps can't be seen: what will arrive for certain is reported at once, else
    at the end.
    """
    _note_place(task, request)
    waiter = task._fut_waiter
    if task._must_cancel or (waiter is not None and waiter.cancelled()):
        _deliver(task, request)


def arriving(handle):
    """Before a step of the loop: reports the cancellation that this step throws into its task."""
    try:
        if COUNTED in requested:
            requested[COUNTED] += 1
        task = getattr(handle._callback, '__self__', None)
        request = requested.get(id(task))
        if request is None or request.is_delivered:  # what it awaits later may be cancelled too
            return
        if task.done() or not is_step(task, handle._callback):
            return
        argument = handle._args[0] if handle._args else None
        if task._must_cancel or _is_cancelled(argument):
            _note_place(task, request)
            _deliver(task, request)
    except Exception:
        faults.swallow()


def look_at(task, now):
    """Tells of a task that has caught its cancellation and gone on: it is suspended `now` where
    that arrived, or before, in a coroutine that was there. (To clean up it would have moved onward.)
    """
    request = requested.get(id(task))
    if request is None or not request.is_delivered or request.is_outlived:
        return
    if now.waiter is None or request.may_go_on or _is_taken_back(task):
        return
    caught = frame = None
    for place, coroutine in zip(request.places, suspended.chain(now.coroutine)):
        if place.coroutine() is not coroutine:
            break
        caught, frame = place, suspended.outer_frame(coroutine)
    if frame is not None and frame.f_lasti <= caught.offset and not now.is_left():
        request.is_outlived = True
        stack = stacks.of_entries([(caught.code, caught.offset, caught.line)])
        records.add(kinds.CANCEL_OUTLIVED, id(task), stack)


def ended(task):
    """At the end of a task that was asked to cancel."""
    request = requested.pop(id(task))
    if task.cancelled():
        if not request.is_delivered:
            _deliver(task, request)
    elif request.is_delivered and not request.is_converted and task._exception is None:
        if not _is_taken_back(task):
            records.add(kinds.CANCEL_SWALLOWED, id(task), request.stack)


def look():
    """Tells of the tasks that have left a task group or a block which had cancelled them: not all
    take that back with uncancel(), nor do groups up to 3.12.
    """
    for number, (reference, is_in) in list(_by_own.items()):
        task = reference()
        request = requested.get(number)
        if task is None or task.done() or request is None:
            _by_own.pop(number, None)
        elif request.is_delivered and not suspended.is_running(task.get_coro()):
            if not is_in(task):
                _take_back(number, request)


def _take_back(number, request):
    if request.is_delivered:
        requested.pop(number, None)
    records.add(kinds.CANCEL_TAKEN_BACK, number)


def _deliver(task, request):
    request.is_delivered = True
    records.add(kinds.CANCEL_DELIVERED, id(task), request.stack)


def _is_taken_back(task):
    cancelling = getattr(task, 'cancelling', None)  # 3.11
    return cancelling is not None and cancelling() == 0


def is_step(task, callback):
    """False for a task's public method: a program may schedule `task.cancel` itself."""
    return not hasattr(type(task), getattr(callback, '__name__', 'step'))


def _is_cancelled(future):
    if not isinstance(future, (Future, tasks.futures._PyFuture)):
        return False
    return future.cancelled() or isinstance(getattr(future, '_exception', None), CancelledError)


def _note_place(task, request):
    coroutine = task.get_coro()
    if suspended.has_started(coroutine):
        chain = suspended.chain(coroutine)
        frames = [suspended.frame_of(one) for one in chain]
        request.places = [Place(one, frame) for one, frame in zip(chain, frames)]
        request.stack = stacks.of_suspended(frames)
