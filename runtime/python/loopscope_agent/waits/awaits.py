"""The picture of who waits for what, taken from outside: no hook runs when a task waits.

A picture is taken ten times a second, or as seldom as keeps it to 1 % of the time, a hundred
tasks at a go.
"""

import weakref
from time import time

from ..coroutines import holders, suspended
from ..protocol import kinds, records, stacks, strings
from ..resources import resources
from ..tasks import all_tasks, cancellation, creations, tasks
from ..watching import faults
from ..watching.pictures import Picture
from . import awaited, waits

AT_A_GO = 100
SHORTEST_SECONDS = 0.1
COST_PART = 0.01
# To read a task's wait takes so many times as long as to see that it is the same.
ANEW = 8
# The end of a wait that nobody can end. Of one that only a time limit can end it is that time,
# negative.
NEVER = -1.0

# By task number: what was last said of it.
said = {}
# How many tasks the last look has found.
_found_before = 0
# Each once: there may be many tasks at one line.
_offsets = {}
# By task number: when those that the last look has missed were created.
_missing = {}


class Place:
    """Where a task is suspended: the future that it waits for, None if it will run next, and the
    offset in its own coroutine.
    """

    __slots__ = ('task', 'coroutine', 'waiter', 'offset')

    def __init__(self, task):
        self.task = task
        self.coroutine = task.get_coro()
        waiter = task._fut_waiter
        self.waiter = None if waiter is None or waiter.done() else waiter
        frame = suspended.outer_frame(self.coroutine)
        self.offset = frame.f_lasti if frame is not None else 0

    def is_left(self):
        """True once the task has run on: the program does so between any two looks."""
        if self.task.done() or suspended.is_running(self.coroutine):
            return True
        now = Place(self.task)
        return now.waiter is not self.waiter or now.offset != self.offset


class Said:
    """What was last said of a task's wait."""

    __slots__ = ('offset', 'waiter', 'kind', 'thing', 'since', 'subject', 'deadline', 'fields')

    def __init__(self, place, wait, since, subject, fields):
        self.offset = _offsets.setdefault(place.offset, place.offset)
        self.waiter = _weak(place.waiter)
        self.kind = wait.kind
        self.thing = wait.resource or (id(place.waiter) if wait.kind == kinds.WAIT_FUTURE else 0)
        self.since = since
        self.subject = subject
        self.deadline = wait.deadline
        # None if nothing else can come to be said of it.
        self.fields = None if wait.is_fixed else fields

    def forsake(self, end):
        """Has the next look tell that this wait never ends, or not before a time limit."""
        self.deadline = end
        self.fields = ()
        picture.want()

    def is_of(self, place):
        """Whether it was said of this very wait. Another future may have the address of a former
        one; a weak reference tells them apart.
        """
        if self.offset != place.offset:
            return False
        if type(self.waiter) is int:
            return self.waiter == id(place.waiter)
        return (self.waiter and self.waiter()) is place.waiter


def begin_again():
    picture.begin_again()
    said.clear()
    awaited.forget_all()
    holders.forget_all()


def _look():
    global _found_before
    creations.tell_all()  # in the order of their creation
    _look_at_cancelled()
    begun = time()
    found = set()
    later = []
    for at, ref in enumerate(all_tasks.references(), 1):
        task = ref()
        if _is_task(task):
            found.add(id(task))
            _guarded(task, ref, later)
        task = None
        if at % AT_A_GO == 0:
            yield
    yield from _forget(begun, found)
    before, _found_before = _found_before, len(found)
    found = None
    holders.forget_ended(creations.told.keys())
    for at, ref in enumerate(later, 1):  # who holds what and waits for whom is known by now
        task = ref()
        if task is not None:
            _guarded(task, ref, None)
        task = None
        if at % AT_A_GO == 0:
            yield
    new = max(0, _found_before - before)
    return before / (before + ANEW * new) if new else 1.0


def _look_at_cancelled():
    try:
        cancellation.look()
    except suspended.Over:  # the next look will do
        pass
    except Exception:
        faults.swallow()


def _is_task(thing):
    """False for what a program has registered with asyncio that only looks like a task."""
    return issubclass(type(thing), tasks.BUILTIN)


def _guarded(task, ref, later):
    try:
        _look_at(task, ref, later)
    except Exception:
        faults.swallow()


def _look_at(task, ref, later):
    number = id(task)
    if tasks.is_unseen(task):
        tasks.announce_unseen(task)
        if task.done():
            tasks.ended(task)
    creations.tell(number)
    if task.done() or number not in creations.told:
        return
    place = Place(task)
    if number in cancellation.requested:
        cancellation.look_at(task, place)
    before = said.get(number)
    if before is not None and not before.is_of(place):
        before = None
    if suspended.is_running(place.coroutine) or (before is not None and before.fields is None):
        return
    try:
        _read(place, before, ref, later)
    except suspended.Over:
        pass
    except Exception:
        if not place.is_left():
            raise


def _read(place, before, ref, later):
    chain = suspended.chain(place.coroutine)
    wait = waits.of(place.waiter, chain)
    if later is not None:
        if before is None:
            _note_held(id(place.task), chain)
        awaited.note(id(place.task), wait.others, wait.limited)
        if wait.lock is not None or wait.is_for_several():
            later.append(ref)
            return
    _say(place, before, chain, wait)


def _note_held(number, chain):
    held = holders.held_by(chain)
    holders.note(number, held)
    for lock in held:
        resources.take_on(lock)


def _say(place, before, chain, wait):
    number = id(place.task)
    if wait.lock is not None:
        wait.other = holders.of(id(wait.lock))
        awaited.note(number, (wait.other,) if wait.other else ())
    elif wait.is_for_several():
        wait.other = awaited.in_turn(number)
    if before is not None and before.deadline < 0:
        wait.deadline = before.deadline
    subject = wait.subject(chain) if before is None else before.subject
    since = time() * 1e6 if before is None else before.since
    if wait.thing is not None:
        wait.resource = resources.take_on(wait.thing, subject)
    stack = 0
    if suspended.has_started(place.coroutine):
        stack = stacks.of_suspended([suspended.frame_of(one) for one in chain])
    fields = (
        wait.kind,
        strings.number(subject),
        wait.other,
        wait.done,
        wait.total,
        wait.deadline,
        stack,
        since,
        wait.resource,
    )
    if (before is not None and before.fields == fields) or place.is_left():
        return
    said[number] = Said(place, wait, since, subject, fields)
    records.add(kinds.TASK_WAITING, number, *fields)


def _weak(waiter):
    try:
        return None if waiter is None else weakref.ref(waiter)
    except TypeError:  # a future of another library that takes none
        return id(waiter)


def _forget(begun, found):
    """Of the tasks that were created before the look and still live, those that this look and the
    one before have not found were collected while pending. (One look may miss a task that is just
    ending.)
    """
    global _missing
    missing = {}
    for count, number in enumerate(list(creations.told), 1):
        at = creations.told.get(number)
        if at is not None and at < begun and number not in found:
            missing[number] = at
            if _missing.get(number) is at:
                tasks.vanished(number)
        if count % AT_A_GO == 0:
            yield
    _missing = missing
    for count, number in enumerate(list(said), 1):
        if number not in creations.told:
            said.pop(number, None)
            awaited.note(number, ())
        if count % AT_A_GO == 0:
            yield


picture = Picture(_look, SHORTEST_SECONDS, COST_PART)
