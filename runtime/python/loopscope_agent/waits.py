"""What a suspended task waits for, told from the frames of asyncio at the inner end of its await
chain.
"""

import asyncio
import sys
from asyncio import events, futures, locks, queues, streams, tasks
from time import time

from . import coroutines, kinds, strings


class Wait:
    """One wait, as the fields of a record; `thing` is what it is about, `lock` a lock whose
    holder matters.
    """

    __slots__ = ('kind', 'other', 'done', 'total', 'deadline', 'thing', 'lock', 'peer', 'is_fixed')

    def __init__(self, kind, is_fixed=True):
        self.kind = kind
        self.other = 0
        self.done = 0
        self.total = 0
        self.deadline = 0
        self.thing = None
        self.lock = None
        self.peer = ''
        self.is_fixed = is_fixed

    def subject(self, chain):
        """The number of the thing's name or peer."""
        if self.peer:
            return strings.number(self.peer)
        if self.thing is None:
            return 0
        owner = next((one for one in reversed(chain) if not _is_asyncio(one)), None)
        return 0 if owner is None else strings.number(coroutines.name_of(owner, self.thing))


def of(waiter, chain):
    """The wait of a task that is suspended on `waiter` (None: it will run next) through `chain`."""
    if waiter is None:
        return Wait(kinds.WAIT_READY)
    wait = None
    for coroutine in reversed(chain):
        if not _is_asyncio(coroutine):
            break
        reader = _readers.get(id(coroutines.frame_of(coroutine).f_code))
        if reader is not None:
            wait = reader(coroutine, waiter) or wait
    return wait or _on_future(waiter, chain)


def _is_asyncio(coroutine):
    return coroutines.frame_of(coroutine).f_globals.get('__name__', '').startswith('asyncio.')


def _on_future(waiter, chain):
    if isinstance(waiter, (tasks.Task, tasks._PyTask)):
        return _on_task(waiter)
    children = getattr(waiter, '_children', None)
    if isinstance(waiter, tasks._GatheringFuture) and children is not None:
        return _on_many(kinds.WAIT_GATHER, children)
    for callback in _callbacks(waiter):
        code = getattr(callback, '__code__', None)
        if code in _OF_CHAINED:
            return Wait(kinds.WAIT_EXECUTOR)
        if code in _OF_SHIELD:
            inner = _enclosed(callback, tasks.Task)
            if inner is not None:
                return _on_task(inner)
    if not chain:
        return Wait(kinds.WAIT_FOREIGN)
    return Wait(kinds.WAIT_FUTURE)


def _on_task(task):
    wait = Wait(kinds.WAIT_TASK)
    wait.other = id(task)
    return wait


def _on_many(kind, children):
    wait = Wait(kind, is_fixed=False)
    wait.total = len(children)
    wait.done = sum(child.done() for child in list(children))
    return wait


def _callbacks(future):
    entries = getattr(future, '_callbacks', None) or ()
    return [entry[0] if type(entry) is tuple else entry for entry in entries]


def _enclosed(function, kind):
    contents = [cell.cell_contents for cell in function.__closure__ or ()]
    return next((content for content in contents if isinstance(content, kind)), None)


def _inner_codes(function, name):
    constants = function.__code__.co_consts
    return [one for one in constants if getattr(one, 'co_name', '') == name]


_OF_CHAINED = _inner_codes(futures._chain_future, '_call_check_cancel')
_OF_SHIELD = _inner_codes(tasks.shield, '_outer_done_callback')


def _sleep(coroutine, waiter):
    timer = coroutines.first(coroutine, events.TimerHandle) or _uvloop_timer(coroutine)
    wait = Wait(kinds.WAIT_SLEEP)
    if timer is not None:
        loop = waiter.get_loop()
        wait.deadline = (time() + timer.when() - loop.time()) * 1e6
    return wait


def _uvloop_timer(coroutine):
    return next(
        (v for v in coroutines.values(coroutine) if type(v).__name__ == 'TimerHandle'), None
    )


def _on(kind, thing_class):
    def read(coroutine, waiter):
        wait = Wait(kind)
        wait.thing = coroutines.first(coroutine, thing_class)
        return wait

    return read


def _on_lock(kind, thing_class):
    def read(coroutine, waiter):
        wait = Wait(kind, is_fixed=False)
        wait.thing = wait.lock = coroutines.first(coroutine, thing_class)
        return wait

    return read


def _on_queue(kind):
    def read(coroutine, waiter):
        wait = Wait(kind, is_fixed=False)
        queue = wait.thing = coroutines.first(coroutine, queues.Queue)
        if queue is not None:
            wait.done = len(queue._queue)
            wait.total = queue._maxsize
        return wait

    return read


def _wait_for(coroutine, waiter):
    # Only up to 3.11: from then on it awaits in the same task.
    inner = coroutines.first(coroutine, (tasks.Task, tasks._PyTask))
    return None if inner is None else _on_task(inner)


def _wait(coroutine, waiter):
    several = coroutines.first(coroutine, (set, frozenset))
    return Wait(kinds.WAIT_WAIT) if several is None else _on_many(kinds.WAIT_WAIT, several)


def _task_group(coroutine, waiter):
    group = coroutines.first(coroutine, asyncio.TaskGroup)
    return Wait(kinds.WAIT_WAIT) if group is None else _on_many(kinds.WAIT_WAIT, group._tasks)


def _stream(kind):
    def read(coroutine, waiter):
        wait = Wait(kind)
        stream = coroutines.first(coroutine, (streams.StreamReader, streams.StreamWriter))
        transport = getattr(stream, '_transport', None)
        if transport is not None:
            wait.peer = _address(transport.get_extra_info('peername'))
        return wait

    return read


def _socket(kind):
    def read(coroutine, waiter):
        wait = Wait(kind)
        wait.peer = _address(coroutines.first(coroutine, tuple))
        return wait

    return read


def _connect(coroutine, waiter):
    wait = Wait(kinds.WAIT_CONNECT)
    values = coroutines.values(coroutine)
    host = next((value for value in values if type(value) is str), None)
    port = next((value for value in values if type(value) is int), None)
    wait.peer = _address((host, port))
    return wait


def _address(value):
    if type(value) is tuple and len(value) >= 2 and type(value[0]) is str and type(value[1]) is int:
        return '%s:%d' % value[:2]
    return value if type(value) is str else ''


def _plain(kind):
    return lambda coroutine, waiter: Wait(kind)


_READERS = (
    ('tasks.sleep', _sleep),
    ('tasks.wait_for', _wait_for),
    ('tasks._wait', _wait),
    ('tasks._wait_for_one', _plain(kinds.WAIT_WAIT)),
    ('tasks._AsCompletedIterator._wait_for_one', _plain(kinds.WAIT_WAIT)),
    ('taskgroups.TaskGroup.__aexit__', _task_group),
    ('taskgroups.TaskGroup._aexit', _task_group),
    ('locks.Lock.acquire', _on_lock(kinds.WAIT_LOCK, locks.Lock)),
    ('locks.Semaphore.acquire', _on_lock(kinds.WAIT_SEMAPHORE, locks.Semaphore)),
    ('locks.Condition.wait', _on(kinds.WAIT_CONDITION, locks.Condition)),
    ('locks.Event.wait', _on(kinds.WAIT_EVENT, locks.Event)),
    ('locks.Barrier.wait', _on(kinds.WAIT_BARRIER, getattr(locks, 'Barrier', ()))),
    ('queues.Queue.get', _on_queue(kinds.WAIT_QUEUE_GET)),
    ('queues.Queue.put', _on_queue(kinds.WAIT_QUEUE_PUT)),
    ('queues.Queue.join', _on_queue(kinds.WAIT_QUEUE_JOIN)),
    ('streams.StreamReader._wait_for_data', _stream(kinds.WAIT_SOCKET_READ)),
    ('streams.StreamWriter.drain', _stream(kinds.WAIT_SOCKET_WRITE)),
    ('streams.open_connection', _connect),
    ('streams.open_unix_connection', _connect),
    ('base_events.BaseEventLoop.create_connection', _connect),
    ('base_events.BaseEventLoop.create_unix_connection', _connect),
    ('selector_events.BaseSelectorEventLoop.sock_connect', _socket(kinds.WAIT_CONNECT)),
    ('selector_events.BaseSelectorEventLoop.sock_accept', _plain(kinds.WAIT_ACCEPT)),
    ('selector_events.BaseSelectorEventLoop.sock_recv', _plain(kinds.WAIT_SOCKET_READ)),
    ('selector_events.BaseSelectorEventLoop.sock_recv_into', _plain(kinds.WAIT_SOCKET_READ)),
    ('selector_events.BaseSelectorEventLoop.sock_recvfrom', _plain(kinds.WAIT_SOCKET_READ)),
    ('selector_events.BaseSelectorEventLoop.sock_sendall', _plain(kinds.WAIT_SOCKET_WRITE)),
    ('selector_events.BaseSelectorEventLoop.sock_sendto', _socket(kinds.WAIT_SOCKET_WRITE)),
    ('proactor_events.BaseProactorEventLoop.sock_accept', _plain(kinds.WAIT_ACCEPT)),
    ('proactor_events.BaseProactorEventLoop.sock_recv', _plain(kinds.WAIT_SOCKET_READ)),
    ('proactor_events.BaseProactorEventLoop.sock_sendall', _plain(kinds.WAIT_SOCKET_WRITE)),
    ('subprocess.Process.wait', _plain(kinds.WAIT_SUBPROCESS)),
    ('subprocess.Process.communicate', _plain(kinds.WAIT_SUBPROCESS)),
    ('threads.to_thread', _plain(kinds.WAIT_EXECUTOR)),
    ('base_events.Server.serve_forever', _plain(kinds.WAIT_ACCEPT)),
)


def _code(path):
    module, _, rest = path.partition('.')
    found = sys.modules.get('asyncio.' + module)
    for name in rest.split('.'):
        found = getattr(found, name, None)
    return getattr(found, '__code__', None)


_readers = {id(_code(path)): reader for path, reader in _READERS if _code(path) is not None}
