"""Tasks: their creation and their end."""

import ast
import sys
from _weakref import ref
from asyncio import tasks
from sys import _getframe
from time import time

from ..protocol import connection, kinds, records, stacks, strings
from ..watching import faults, levels, patches
from ..watching.pictures import Picture
from ..watching.rewritten import placed, rewritten
from . import all_tasks, cancellation, creations, loops, scheduled

# This runs for every task: what it needs is at hand.
emit = records.emit
waiting = records.waiting
requested = cancellation.requested
fresh = creations.fresh
tell = creations.tell
take = fresh.pop
latest_at = creations.latest.get
site_of = creations.site_of
site_at = creations.site_at
taken = scheduled.taken
CREATE_TASK = tasks.create_task.__code__
pack_done = records.packer(4)
MANY = connection.MANY
TASK_DONE = kinds.TASK_DONE
OUTCOME_FINISHED = kinds.OUTCOME_FINISHED

_CALLING = """
def create_task(self, coro, **options):
    return original(self, coro, **options)
"""

AT_A_GO = 500
SHORTEST_SECONDS = 1.0
COST_PART = 0.01

# By number, weak references to tasks that a look has found without an announcement; when they are
# watched from outside only, to all, as nothing else tells that a number is in use again.
_looked_at = {}
MOST_LOOKED_AT = 65536

# Called with the number of each task that ends, and with each that fails.
on_end = []
on_failure = []

# C's and Python's own; a subclass joins when its first task is seen.
Task = tasks.Task
BUILTIN = (Task, tasks._PyTask)
types = set(BUILTIN)

HAS_EAGER = sys.version_info >= (3, 12)
current = tasks._current_tasks.get if creations.KEEPS_TASKS_HERE else tasks.current_task


def begin_again():
    all_tasks.begin_again()
    picture.begin_again()


def watch_creation(loop_class):
    """Sees each task that a class of loops makes."""
    is_asyncio = loop_class.__module__.startswith('asyncio.')
    known = loops.known
    see = loops.see

    def seen(task, loop, coroutine):
        """Passes a task on, which was made for the caller of the caller."""
        try:
            number = id(loop)
            if number in known or see(loop):
                if task.__class__ is not Task:
                    learn(task.__class__)
                frame = _getframe(2)
                if frame.f_code is CREATE_TASK:
                    frame = frame.f_back
                parent = current(loop)
                by = 0.0
                last = site = None
                if parent is not None:
                    by = id(parent)
                    if by in fresh:
                        tell(by)  # it has a child
                    last = getattr(parent.get_coro(), 'cr_frame', None)
                    if last is not None:
                        site = latest_at(id(frame.f_code) + frame.f_lasti)
                name = getattr(coroutine, '__qualname__', '')
                if site is not None:  # compared at once: a key of all calls takes twice as long
                    at = frame
                    for code, offset in site.calls:
                        if at is None or at.f_code is not code or at.f_lasti != offset:
                            outermost = None
                            break
                        outermost = at
                        at = at.f_back
                    if outermost is not last or site.name != name or site.loop != number:
                        site = None
                if site is None:
                    stack = _for_whom(coroutine, frame) if parent is None else 0
                    if stack:
                        site = site_at(number, name, stack)
                    else:
                        site = site_of(number, name, frame, last)
                fresh[id(task)] = time(), by, site, ref(task)
                if len(fresh) > MANY:
                    connection.flush()
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

    def seeing(original):
        return rewritten(original, _returning_seen, {'seen': seen}, _CALLING)

    patches.replace(loop_class, 'create_task', seeing, levels.FROM_TASKS)


def _for_whom(coroutine, frame):
    """The stack of who has had the loop itself make a task; 0 if nobody has."""
    given = taken(coroutine)
    if given is not None:
        return given.stack
    return max([look(frame) for look in creations.for_whom], default=0)


def _returning_seen(function):
    """Has `create_task` return `seen(task, self, coro)`."""
    for node in ast.walk(function):
        if type(node) is ast.Return:
            (call,) = placed('seen(0, self, coro)', node)
            call.value.args[0], node.value = node.value, call.value


def learn(kind):
    """Takes in a class of tasks, if it is one of asyncio's."""
    if kind not in types and issubclass(kind, BUILTIN):
        types.add(kind)


def is_unseen(task):
    """Whether a task was made past `create_task`: it is unknown at a second look too. At the first,
    that may just be about to announce it.
    """
    number = id(task)
    is_outside = levels.now == levels.OUTSIDE
    is_live = creations.is_live(number)
    if (is_live and not is_outside) or task.done():
        return False
    former = _looked_at.get(number)
    is_same = former is not None and former() is task
    if not is_same:
        if len(_looked_at) >= MOST_LOOKED_AT:
            _looked_at.clear()
        _looked_at[number] = ref(task)
    if not is_outside:
        return is_same
    if is_live and former is not None and not is_same:
        vanished(number)
    return not creations.is_live(number)


def announce_unseen(task):
    """Emits the creation of a task that was made past `create_task`."""
    loop = task.get_loop()
    state = loops.see(loop)
    if state:
        learn(task.__class__)
        creations.note_unseen(task, state.number)


def ended(task, callback=None):
    """Emits how a task ended, once. `callback` is what the loop ran last, if that is known."""
    try:
        number = id(task)
        if task._exception is None and not task.cancelled():
            if creations.left:
                if number in fresh:
                    creations.left -= 1
            else:
                creation = take(number, None)
                if creation is not None:
                    creation[2].passed += 1
                    return
        if not creations.end(number):
            if callback is None or not cancellation.is_step(task, callback):
                return
            announce_unseen(task)
            if not creations.end(number):  # nobody listens any more
                return
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
    for _ in _settling():
        pass


def _settling():
    creations.tell_all()
    told = dict(creations.told)
    pending = set()
    for at, reference in enumerate(all_tasks.references(), 1):
        task = reference()
        if task is not None and not task.done():
            pending.add(id(task))
        elif task is not None and creations.is_live(id(task)):
            ended(task)
        task = None
        if at % AT_A_GO == 0:
            yield
    for at, (number, created) in enumerate(told.items(), 1):
        # A new task may have the address of a former one; it was created at another time.
        if number not in pending and creations.told.get(number) is created:
            vanished(number)
        if at % AT_A_GO == 0:
            yield


def _settling_outside():
    if levels.now == levels.OUTSIDE:
        yield from _settling()


def vanished(number):
    """Emits that a task is gone: collected while pending, or, where ends are not seen, over."""
    creations.tell(number)
    forget(number)
    if levels.now == levels.OUTSIDE:
        records.add(kinds.TASK_DONE, number, kinds.OUTCOME_UNSEEN, 0, 0)
    else:
        records.add(kinds.DESTROYED_PENDING, number)


def forget(number):
    """Drops what is known of a task that is gone."""
    creations.end(number)
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


cancellation.on_unseen.append(announce_unseen)
picture = Picture(_settling_outside, SHORTEST_SECONDS, COST_PART)
