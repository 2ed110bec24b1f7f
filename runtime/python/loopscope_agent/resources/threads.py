"""The program's threads and pools: what each thread does now, how busy each pool is."""

import sys
import threading

from ..protocol import connection, kinds, stacks, strings
from ..tasks import loops
from ..watching import faults
from ..watching.current_frames import current_frames
from ..watching.pictures import Picture
from . import made, resources

SHORTEST_SECONDS = 0.5
COST_PART = 0.005
MOST = 1000

_told = set()
# By a thread's number: the frame and place where the last look found it.
_places = {}


POOLS = {
    'concurrent.futures.thread': 'ThreadPoolExecutor',
    'concurrent.futures.process': 'ProcessPoolExecutor',
}


def watch_pools(module):
    """Notes where the pools of a module are made, once it is imported."""
    if module in sys.modules:
        made.watch(getattr(sys.modules[module], POOLS[module]), None, connection.is_possible)


def begin_again():
    picture.begin_again()
    _told.clear()
    _places.clear()


def _look():
    found = set()
    for look_at in (_look_at_threads, _look_at_thread_pools, _look_at_process_pools):
        found.update(look_at())  # at a go: it holds frames, and the program may wait for their end
        yield
    for number in _told - found:
        resources.gone(number)
        _places.pop(number, None)
    _told.clear()
    _told.update(found)


def _look_at_threads():
    of_loops = {state.running_thread() for state in list(loops.known.values())}
    of_loops.add(threading.main_thread().ident)
    found = []
    frames = current_frames()
    for ident, thread in list(threading._active.items())[:MOST]:
        # A debugger's own threads carry a mark.
        if ident not in of_loops and not thread.__dict__.get('is_pydev_daemon_thread'):
            _tell_thread(id(thread), thread, frames.get(ident))
            found.append(id(thread))
    return found


def _tell_thread(number, thread, frame):
    try:
        stack = 0 if frame is None else _stack(number, frame)
        name = strings.number(thread._name)
        resources.tell(number, kinds.RESOURCE_TYPE_THREAD, name, 0, 0, 0, 0, stack)
    except Exception:
        faults.swallow()


def _stack(number, frame):
    """The stack of a thread. Of the function that it is in the midst of, only the beginning is
    told: a thread that computes would be at another place at each look.
    """
    entries = stacks.calls(frame)
    if not entries:  # it runs a loop, as of this moment
        return 0
    place = (id(frame), frame.f_lasti)
    if _places.get(number) != place:
        _places[number] = place
        code = frame.f_code
        entries[0] = (code, 0, code.co_firstlineno)
    return stacks.of_entries(entries)


def _look_at_thread_pools():
    module = sys.modules.get('concurrent.futures.thread')
    pools = {}
    for thread, queue in list(getattr(module, '_threads_queues', {}).items()):
        # While it runs, a thread keeps the arguments that it was started with.
        executor = thread.__dict__.get('_args', (lambda: None,))[0]()
        if executor is not None:
            pools.setdefault(id(executor), (executor, queue, []))[2].append(thread)
    frames = current_frames()
    known = [state.ref() for state in list(loops.known.values())]
    # A loop makes one for itself: the program did so nowhere.
    own = {id(getattr(loop, '_default_executor', None)) for loop in known}
    for number, (executor, queue, threads) in pools.items():
        idle = module._worker.__code__
        inner = [frames.get(thread.ident) for thread in threads]
        busy = sum(frame is not None and frame.f_code is not idle for frame in inner)
        name = strings.number(executor._thread_name_prefix)
        kind = kinds.RESOURCE_TYPE_THREAD_POOL
        stack = 0 if number in own else made.at(executor)
        resources.tell(number, kind, name, 0, queue.qsize(), busy, executor._max_workers, stack)
    return list(pools)


def _look_at_process_pools():
    module = sys.modules.get('concurrent.futures.process')
    found = []
    for thread in list(getattr(module, '_threads_wakeups', {})):
        executor = _executor(thread)
        if executor is None:
            continue
        jobs = len(executor._pending_work_items)
        busy = min(jobs, executor._max_workers)
        kind = kinds.RESOURCE_TYPE_PROCESS_POOL
        most = executor._max_workers
        resources.tell(id(executor), kind, 0, 0, jobs - busy, busy, most, made.at(executor))
        found.append(id(executor))
    return found


def _executor(thread):
    variables = thread.__dict__
    reference = variables.get('executor_reference') or variables.get('_args', (None,))[0]  # 3.8
    return None if reference is None else reference()


picture = Picture(_look, SHORTEST_SECONDS, COST_PART, is_of_time=True)
