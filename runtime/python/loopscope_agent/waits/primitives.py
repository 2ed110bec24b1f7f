"""The waits of asyncio's primitives: sleep, tasks, locks, queues."""

import asyncio
from asyncio import events, locks, queues, tasks
from time import time
from types import CellType, GeneratorType

from ..coroutines import suspended
from ..protocol import kinds
from . import waits
from .waits import Wait

_TURNS = type(iter(range(0)))
_TASKS = (tasks.Task, tasks._PyTask)


def _sleep(coroutine, waiter, chain):
    timer = suspended.first(coroutine, events.TimerHandle) or _uvloop_timer(coroutine)
    wait = Wait(kinds.WAIT_SLEEP)
    if timer is not None:
        loop = waiter.get_loop()
        wait.deadline = (time() + timer.when() - loop.time()) * 1e6
    return wait


def _uvloop_timer(coroutine):
    return next((v for v in suspended.values(coroutine) if type(v).__name__ == 'TimerHandle'), None)


def _wait_for(coroutine, waiter, chain):
    # Only up to 3.11: from then on it awaits in the same task.
    inner = suspended.first(coroutine, _TASKS)
    return None if inner is None else waits.on_task(inner)


def _wait(coroutine, waiter, chain):
    several = suspended.first(coroutine, (set, frozenset))
    if several is None:
        return Wait(kinds.WAIT_WAIT)
    needs_all = suspended.first(coroutine, str) == tasks.ALL_COMPLETED
    wait = waits.on_many(kinds.WAIT_WAIT, several, needs_all)
    if suspended.first(coroutine, events.TimerHandle) is not None:
        wait.limited, wait.others = wait.others, ()
    return wait


def _task_group(coroutine, waiter, chain):
    group = suspended.first(coroutine, asyncio.TaskGroup)
    return waits.on_many(kinds.WAIT_WAIT, group._tasks)


def _as_completed(coroutine, waiter, chain):
    # From 3.13 on; of those that are still to come, none is done: it would have been taken.
    wait = Wait(kinds.WAIT_WAIT)
    wait.total = len(suspended.first(coroutine, tasks._AsCompletedIterator)._todo)
    return wait


def _next_completed(coroutine, waiter, chain):
    # Up to 3.12; what is to come lies in the generator that the program iterates over.
    wait = Wait(kinds.WAIT_WAIT)
    held = [value for one in chain for value in suspended.values(one)]
    generators = [value for value in held if type(value) is GeneratorType]
    for generator in generators:
        if generator.gi_code is tasks.as_completed.__code__ and generator.gi_frame is not None:
            _count_completed(wait, suspended.values(generator))
    return wait


def _count_completed(wait, held):
    cells = [value.cell_contents for value in held if type(value) is CellType]
    to_come = next(value for value in cells if type(value) is set)
    turns = next(value for value in held if type(value) is _TURNS)
    wait.total = turns.__reduce__()[1][0].stop
    wait.done = wait.total - len(to_come)


def _on(kind, thing_class):
    def read(coroutine, waiter, chain):
        wait = Wait(kind)
        wait.thing = suspended.first(coroutine, thing_class)
        return wait

    return read


def _on_lock(kind, thing_class):
    def read(coroutine, waiter, chain):
        wait = Wait(kind, is_fixed=False)
        wait.thing = wait.lock = suspended.first(coroutine, thing_class)
        return wait

    return read


def _condition(coroutine, waiter, chain):
    condition = suspended.first(coroutine, locks.Condition)
    if waiter not in condition._waiters:  # it was notified and waits for the lock
        return None
    wait = Wait(kinds.WAIT_CONDITION)
    wait.thing = condition
    return wait


def _barrier(coroutine, waiter, chain):
    barrier = suspended.first(coroutine, asyncio.Barrier)
    wait = Wait(kinds.WAIT_BARRIER, is_fixed=False)
    wait.thing = barrier
    wait.done = barrier._count
    wait.total = barrier._parties
    return wait


def _on_queue(kind):
    def read(coroutine, waiter, chain):
        wait = Wait(kind, is_fixed=False)
        queue = wait.thing = suspended.first(coroutine, queues.Queue)
        if queue is not None:
            wait.done = len(queue._queue)
            wait.total = queue._maxsize
        return wait

    return read


_READERS = (
    ('tasks.sleep', _sleep),
    ('tasks.wait_for', _wait_for),
    ('tasks._cancel_and_wait', _wait_for),
    ('tasks._wait', _wait),
    ('tasks._AsCompletedIterator._wait_for_one', _as_completed),
    ('taskgroups.TaskGroup.__aexit__', _task_group),
    ('taskgroups.TaskGroup._aexit', _task_group),
    ('locks.Lock.acquire', _on_lock(kinds.WAIT_LOCK, locks.Lock)),
    ('locks.Semaphore.acquire', _on_lock(kinds.WAIT_SEMAPHORE, locks.Semaphore)),
    ('locks.Condition.wait', _condition),
    ('locks.Event.wait', _on(kinds.WAIT_EVENT, locks.Event)),
    ('locks.Barrier.wait', _barrier),
    ('queues.Queue.get', _on_queue(kinds.WAIT_QUEUE_GET)),
    ('queues.Queue.put', _on_queue(kinds.WAIT_QUEUE_PUT)),
    ('queues.Queue.join', _on_queue(kinds.WAIT_QUEUE_JOIN)),
)


def watch():
    """Has these waits read."""
    waits.register(_READERS)
    # Up to 3.12, a coroutine in the generator that as_completed() is.
    for code in waits.inner_codes(tasks.as_completed, '_wait_for_one'):
        waits.readers[id(code)] = _next_completed
