"""The event loops of the program."""

import threading
import weakref
from asyncio import base_events, events, tasks

from ..coroutines import origins
from ..protocol import connection, kinds, records, stacks, strings
from ..watching import faults, levels, patches
from ..watching.current_frames import current_frames

RUN_FOREVER = base_events.BaseEventLoop.run_forever.__code__


class Loop:
    """One event loop: seen as it runs or has a task, held weakly."""

    def __init__(self, loop):
        self.ref = weakref.ref(loop)
        self.number = float(id(loop))
        self.thread = threading.get_ident()
        self.is_asyncio = hasattr(loop, '_thread_id')
        self.are_turns_seen = hasattr(getattr(type(loop), '_run_once', None), 'is_seen')

    def running_thread(self):
        """The thread that runs the loop now; None if none does."""
        loop = self.ref()
        if loop is None:
            return None
        if self.is_asyncio:
            return loop._thread_id
        return self.thread if loop.is_running() else None


# By number.
known = {}

# Called when the first loop of the process is seen, and with the number of each that closes.
on_first = []
on_closing = []


def see(loop):
    """What is known of a loop, which is announced the first time; None if nobody listens."""
    if not connection.open_once():
        return None
    state = _known(loop)
    if state is not None:
        return state
    first = not known
    origins.track()
    state = known[id(loop)] = Loop(loop)
    thread = strings.number(thread_name(state.running_thread() or state.thread))
    implementation = strings.number(_implementation(type(loop)))
    records.add(kinds.LOOP_STARTED, id(loop), implementation, thread)
    if first:
        for callback in on_first:
            callback()
    return state


def announce_running():
    """Announces the loops that run when the agent comes late; the picture of awaits finds their
    tasks.
    """
    here = events._get_running_loop()
    found = {id(here): here} if here is not None else {}
    for frame in current_frames().values():
        while frame is not None:
            if frame.f_code is RUN_FOREVER:
                loop = frame.f_locals['self']
                found[id(loop)] = loop
            frame = frame.f_back
    for loop in found.values():
        is_new = _known(loop) is None
        if see(loop) and is_new and loop is not here:
            _have_called(loop, origins.track)  # it wakes the loop


def _known(loop):
    state = known.get(id(loop))
    return state if state is not None and state.ref() is loop else None


def running_task():
    """The task that runs in this thread; None if none does."""
    loop = events._get_running_loop()
    return None if loop is None else tasks.current_task(loop)


def thread_name(ident):
    """The name of a thread that `threading` knows; '' of another."""
    thread = threading._active.get(ident)
    return '' if thread is None else thread.name


def is_alone(state):
    """Whether no other loop runs in the process."""
    return all(other is state or not other.running_thread() for other in list(known.values()))


def runs_elsewhere(loop, thread):
    """Whether a loop is known to run, and in another thread than this."""
    state = _known(loop)
    of_loop = None if state is None else state.running_thread()
    return of_loop is not None and of_loop != thread


def forget_dead():
    for number, state in list(known.items()):
        if state.ref() is None:
            known.pop(number, None)


def _changed(level=None):
    for state in list(known.values()):
        loop = state.ref()
        if loop is None or not loop.is_running():
            continue
        if state.running_thread() == threading.get_ident():
            origins.follow()
        else:
            _have_called(loop, origins.follow)


def _have_called(loop, function):
    """Has a loop call a function of what each thread has of its own."""
    try:
        loop.call_soon_threadsafe(function)
    except RuntimeError:  # it has closed meanwhile, or can't be woken
        pass


def watch(loop_class):
    """Sees the loops of a class close, and those of asyncio itself begin to run."""

    def closing(original):
        def close(self):
            original(self)
            try:
                if id(self) in known:
                    levels.settle()
                    del known[id(self)]
                    for callback in on_closing:
                        callback(id(self))
                    records.add(kinds.LOOP_CLOSED, id(self))
                    # A forked child may leave without another word.
                    connection.flush(connection.CLOSING_SECONDS)
            except Exception:
                faults.swallow()

        return close

    if hasattr(loop_class, '_set_coroutine_origin_tracking'):
        watch_running(loop_class, _see_running)
    patches.replace(loop_class, 'close', closing)


def watch_running(loop_class, seen):
    """Has `seen` called with each loop of asyncio's own as it begins to run, and as it stops."""

    def beginning(original):
        def _set_coroutine_origin_tracking(self, enabled):
            original(self, enabled)
            seen(self)

        return _set_coroutine_origin_tracking

    patches.replace(loop_class, '_set_coroutine_origin_tracking', beginning)


def _see_running(loop):
    try:
        see(loop)
    except Exception:
        faults.swallow()


def watch_thread(loop_class):
    """Notes the thread that runs a loop which doesn't tell, and marks where its steps begin on
    the stack.
    """

    def running(original):
        def run_forever(self):
            _see_running(self)
            state = known.get(id(self))
            if state is not None:
                state.thread = threading.get_ident()
            return original(self)

        stacks.runners.add(id(run_forever.__code__))
        return run_forever

    patches.replace(loop_class, 'run_forever', running)


def _implementation(cls):
    package = cls.__module__.partition('.')[0]
    name = cls.__name__
    if package == 'asyncio':
        name = name.replace('_UnixSelector', 'Selector').replace('_WindowsSelector', 'Selector')
    return '%s.%s' % (package, name)


levels.on_change.append(_changed)
origins.on_change.append(_changed)
