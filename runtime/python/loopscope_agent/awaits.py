"""The picture of who waits for what, taken from outside: no hook runs when a task waits.

A picture is taken ten times a second, or as seldom as keeps it to 2 % of the time, a hundred
tasks at a go.
"""

import weakref
from time import time

from . import coroutines, faults, holders, kinds, records, resources, stacks, tasks, waits
from .pictures import Picture

AT_A_GO = 100
SHORTEST_SECONDS = 0.1
COST_PART = 0.02

# By task number: what was last said of it.
_said = {}


class Said:
    """What was last said of a task's wait."""

    __slots__ = ('place', 'waiter', 'since', 'subject', 'is_fixed', 'fields')

    def __init__(self, place, waiter, since, subject, is_fixed, fields):
        self.place = place
        self.waiter = waiter
        self.since = since
        self.subject = subject
        self.is_fixed = is_fixed
        self.fields = fields

    def is_of(self, place, waiter):
        """Whether it was said of this very wait. Another future may have the address of a former
        one; a weak reference tells them apart.
        """
        return self.place == place and (self.waiter is None or self.waiter() is waiter)


def begin_again():
    picture.begin_again()
    _said.clear()
    holders.forget_all()


def _look():
    announced = set(tasks.live)
    found = set()
    lock_waiters = []
    for at, ref in enumerate(tasks.everything(), 1):
        task = ref()
        if task is not None:
            found.add(id(task))
            _guarded(task, ref, lock_waiters)
            task = None
        if at % AT_A_GO == 0:
            yield
    for at, ref in enumerate(lock_waiters, 1):  # all holders are known by now
        task = ref()
        if task is not None:
            _guarded(task, ref, None)
            task = None
        if at % AT_A_GO == 0:
            yield
    _forget(announced, found)


def _guarded(task, ref, lock_waiters):
    try:
        _look_at(task, ref, lock_waiters)
    except Exception:
        faults.swallow()


def _look_at(task, ref, lock_waiters):
    number = id(task)
    if number not in tasks.live:
        if task.done():
            return
        tasks.announce_unseen(task)
        if task.done():
            tasks.ended(task)
    if task.done():
        return
    coroutine = task.get_coro()
    if coroutines.is_running(coroutine):
        return
    waiter = task._fut_waiter
    if waiter is not None and waiter.done():
        waiter = None
    frame = coroutines.outer_frame(coroutine)
    place = (id(waiter), frame.f_lasti if frame is not None else 0)
    said = _said.get(number)
    if said is not None and not said.is_of(place, waiter):
        said = None
    if said is not None and said.is_fixed:
        return
    chain = coroutines.chain(coroutine)
    wait = waits.of(waiter, chain)
    if lock_waiters is not None:
        if said is None:
            _note_held(number, chain)
        if wait.lock is not None:
            lock_waiters.append(ref)
            return
    _say(task, said, place, waiter, chain, wait)


def _note_held(number, chain):
    held = holders.held_by(chain)
    holders.note(number, held)
    for lock in held:
        resources.take_on(lock)


def _say(task, said, place, waiter, chain, wait):
    number = id(task)
    if wait.lock is not None:
        wait.other = holders.of(id(wait.lock))
    subject = wait.subject(chain) if said is None else said.subject
    since = time() * 1e6 if said is None else said.since
    if wait.thing is not None:
        wait.resource = resources.take_on(wait.thing, subject)
    stack = 0
    if coroutines.has_started(task.get_coro()):
        stack = stacks.of_suspended([coroutines.frame_of(one) for one in chain])
    fields = (
        wait.kind,
        subject,
        wait.other,
        wait.done,
        wait.total,
        wait.deadline,
        stack,
        since,
        wait.resource,
    )
    if task.done() or (said is not None and said.fields == fields):
        return
    kept = None if wait.is_fixed else fields
    _said[number] = Said(place, _weak(waiter), since, subject, wait.is_fixed, kept)
    records.add(kinds.TASK_WAITING, number, *fields)


def _weak(waiter):
    try:
        return None if waiter is None else weakref.ref(waiter)
    except TypeError:  # a future of another library that takes none
        return None


def _forget(announced, found):
    """Of the tasks that were announced before the look, those not found were collected while
    pending.
    """
    missing = (announced - found) & tasks.live
    if missing:
        # A new task may have the address of one that has ended meanwhile.
        missing -= {id(ref()) for ref in tasks.everything()}
    for number in missing & tasks.live:
        tasks.forget(number)
        records.add(kinds.DESTROYED_PENDING, number)
    for number in _said.keys() - tasks.live:
        _said.pop(number, None)
        holders.note(number, ())


picture = Picture(_look, SHORTEST_SECONDS, COST_PART)
