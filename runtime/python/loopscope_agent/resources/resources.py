"""What tasks share: the locks, queues and the like of asyncio that some task was seen to wait for
or to hold, as they are now.
"""

import weakref
from asyncio import locks, queues

from ..coroutines import holders
from ..protocol import connection, kinds, records, strings
from ..watching import faults
from ..watching.pictures import Picture
from . import made

AT_A_GO = 100
SHORTEST_SECONDS = 0.25
COST_PART = 0.005
MOST = 4096

# By number.
_known = {}
_told = {}


class Known:
    """A resource, held weakly."""

    __slots__ = ('ref', 'kind', 'read', 'name', 'capacity')

    def __init__(self, thing, kind, read):
        self.ref = weakref.ref(thing)
        self.kind = kind
        self.read = read
        self.name = ''
        self.capacity = 0


def watch():
    """Takes on each queue as it is made: none of its tasks need ever wait."""
    made.watch(queues.Queue, take_on, connection.is_possible)


def take_on(thing, name=''):
    """The number of a lock, queue or the like, which is looked at from now on; 0 if it can't be."""
    number = id(thing)
    known = _known.get(number)
    if known is None or known.ref() is not thing:
        kind, read = next((row[1:] for row in _KINDS if isinstance(thing, row[0])), (0, None))
        if read is None or len(_known) >= MOST:
            return 0
        gone(number)
        known = _known[number] = Known(thing, kind, read)
    if name:
        known.name = name
    return number


def reference(number):
    """The agent's own weak reference to a resource; None if there is none."""
    known = _known.get(number)
    return None if known is None else known.ref


def tell(number, kind, name, holder, waiters, size, capacity, stack, taken=0):
    """Emits how a resource is, unless that was said already."""
    fields = (kind, name, holder, waiters, size, capacity, stack, taken)
    if _told.get(number) != fields:
        _told[number] = fields
        records.add(kinds.RESOURCE, number, *fields)


def gone(number):
    """Emits that a resource is no more, if it was told of."""
    if _told.pop(number, None) is not None:
        records.add(kinds.RESOURCE_GONE, number)


def begin_again():
    picture.begin_again()
    _known.clear()
    _told.clear()


def _look():
    for at, (number, known) in enumerate(list(_known.items()), 1):
        thing = known.ref()
        if thing is None:
            del _known[number]
            gone(number)
        else:
            try:
                holder, waiters, size, most, *taken = known.read(thing, known)
                if waiters or size or number in _told:
                    state = (holder, waiters, size, most, made.at(thing), *taken)
                    tell(number, known.kind, strings.number(known.name), *state)
            except Exception:
                faults.swallow()
            thing = None
        if at % AT_A_GO == 0:
            yield


def _waiters(thing):
    return len(thing._waiters or ())


def _lock(lock, known):
    return holders.of(id(lock)), _waiters(lock), int(lock._locked), 1


def _semaphore(semaphore, known):
    number = id(semaphore)
    bound = getattr(semaphore, '_bound_value', None)
    if bound is None:  # how many it began with is not kept
        size = holders.count(number)
        bound = known.capacity = max(known.capacity, size + semaphore._value)
    else:
        size = bound - semaphore._value
    return holders.of(number), _waiters(semaphore), size, bound


def _condition(condition, known):
    lock = condition._lock
    return holders.of(id(lock)), _waiters(condition), int(lock._locked), 1


def _event(event, known):
    return 0, _waiters(event), int(event._value), 1


def _barrier(barrier, known):
    return 0, barrier._count, barrier._count, barrier._parties


def _queue(queue, known):
    waiters = len(queue._getters) + len(queue._putters) + _waiters(queue._finished)
    size = len(queue._queue)
    return 0, waiters, size, max(0, queue._maxsize), int(queue._unfinished_tasks > size)


_KINDS = (
    (locks.Lock, kinds.RESOURCE_TYPE_LOCK, _lock),
    (locks.Semaphore, kinds.RESOURCE_TYPE_SEMAPHORE, _semaphore),
    (locks.Condition, kinds.RESOURCE_TYPE_CONDITION, _condition),
    (locks.Event, kinds.RESOURCE_TYPE_EVENT, _event),
    (getattr(locks, 'Barrier', ()), kinds.RESOURCE_TYPE_BARRIER, _barrier),
    (queues.Queue, kinds.RESOURCE_TYPE_QUEUE, _queue),
)

picture = Picture(_look, SHORTEST_SECONDS, COST_PART)
