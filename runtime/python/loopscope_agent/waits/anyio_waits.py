"""The waits of anyio's primitives on asyncio, by the names of its classes: it may be imported at
any time.
"""

from ..coroutines import suspended
from ..protocol import kinds
from . import jobs, transports, waits
from .waits import Wait


def _lock(lock):
    wait = Wait(kinds.WAIT_LOCK, is_fixed=False)
    owner = getattr(lock, '_owner_task', None)
    # Before 4.5 it is a description of the task.
    wait.other = getattr(owner, 'id', None) or (0 if owner is None else id(owner))
    return wait


def _limiter(limiter):
    wait = Wait(kinds.WAIT_SEMAPHORE, is_fixed=False)
    wait.done = len(limiter._borrowers)
    total = limiter._total_tokens
    wait.total = total if type(total) is int else 0
    return wait


def _stream(kind):
    def read(stream):
        wait = Wait(kind, is_fixed=False)
        wait.done = len(stream._state.buffer)
        size = stream._state.max_buffer_size
        wait.total = size if type(size) is int else 0
        return wait

    return read


def _group(group):
    return waits.on_many(kinds.WAIT_WAIT, group._tasks)


def _socket(kind):
    return lambda stream: Wait(kind, transports.peer(stream._transport))


def _listener(listener):
    return Wait(kinds.WAIT_ACCEPT, transports.listening([listener._raw_socket]))


_METHODS = {
    ('Lock', 'acquire'): _lock,
    ('Semaphore', 'acquire'): lambda semaphore: Wait(kinds.WAIT_SEMAPHORE),
    ('CapacityLimiter', 'acquire_on_behalf_of'): _limiter,
    ('Event', 'wait'): lambda event: Wait(kinds.WAIT_EVENT),
    ('Condition', 'wait'): lambda condition: Wait(kinds.WAIT_CONDITION),
    ('MemoryObjectReceiveStream', 'receive'): _stream(kinds.WAIT_QUEUE_GET),
    ('MemoryObjectSendStream', 'send'): _stream(kinds.WAIT_QUEUE_PUT),
    ('TaskGroup', '__aexit__'): _group,
    ('SocketStream', 'receive'): _socket(kinds.WAIT_SOCKET_READ),
    ('SocketStream', 'send'): _socket(kinds.WAIT_SOCKET_WRITE),
    ('TCPSocketListener', 'accept'): _listener,
    ('UNIXSocketListener', 'accept'): _listener,
}


def _find(coroutine):
    frame = suspended.frame_of(coroutine)
    name = frame.f_code.co_name
    if not frame.f_globals['__name__'].startswith('anyio.'):
        return None
    if name == 'run_sync_in_worker_thread':
        return _in_thread
    held = suspended.values(coroutine)
    read = _METHODS.get((type(held[0]).__name__, name)) if held else None
    return None if read is None else lambda coroutine, waiter, chain: read(held[0])


def _in_thread(coroutine, waiter, chain):
    # Its arguments: the class, the function, …
    return Wait(kinds.WAIT_EXECUTOR, jobs.name_of(suspended.values(coroutine)[1]))


def watch():
    """Has these waits read."""
    waits.finders.append(_find)
