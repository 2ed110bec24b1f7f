"""Waits that nobody can end: only those who wait for a thing still refer to it, so that nobody is
left to release, notify or fill it.

The references to the thing are counted, and those that the waiting tasks hold are taken off: what
their frames hold, and what is held by that alone. It is certain, or it is not said.
"""

import gc
import sys
from asyncio import base_events
from time import time
from types import MethodType
from weakref import getweakrefs

from ..coroutines import names, suspended
from ..protocol import kinds
from ..resources import made, resources
from ..tasks import all_tasks
from ..waits import awaited, awaits, waits
from ..watching import faults
from ..watching.pictures import Picture

AT_A_GO = 500
SHORTEST_SECONDS = 0.5
COST_PART = 0.005
# Microseconds; shorter waits are left alone.
LONG = 500e3
# Who waits with a limit must have begun at most so much later: before, it may have ended the wait.
LATER = 200e3
# With more of them, nothing is said.
MOST_TASKS = 100
MOST_OBJECTS = 1000
# The end of a time limit that doesn't tell.
UNKNOWN = -1

# Nobody waits for these for ever on purpose, as for an event or to get from a queue.
_KINDS = {
    kinds.WAIT_FUTURE,
    kinds.WAIT_LOCK,
    kinds.WAIT_SEMAPHORE,
    kinds.WAIT_CONDITION,
    kinds.WAIT_BARRIER,
    kinds.WAIT_QUEUE_PUT,
    kinds.WAIT_QUEUE_JOIN,
}
_LIMITS = {'Timeout', 'TimerHandle', 'CancelScope'}
# Whose limits say when they end.
_TIMED = ('asyncio.', 'uvloop.')
_MAIN = base_events._run_until_complete_cb


def _look():
    waiting = {}
    since = time() * 1e6 - LONG
    for number, said in awaits.said.items():  # no list of them: so many pairs would be made
        if said.kind in _KINDS and said.since < since and said.deadline >= 0:
            waiting.setdefault(said.thing, []).append(number)
    if not waiting:
        return
    awaiters = awaited.awaiters()
    groups = {
        thing: _with_all(numbers, awaiters)
        for thing, numbers in waiting.items()
        if len(numbers) < MOST_TASKS
    }
    wanted = set().union(*groups.values())
    found = {}
    for at, ref in enumerate(all_tasks.references(), 1):
        if id(ref()) in wanted:
            found[id(ref())] = ref
        if at % AT_A_GO == 0:
            yield
    for thing, group in groups.items():
        try:
            if not _judge(thing, waiting[thing], group, found, False):
                _judge(thing, waiting[thing], group, found, True)
        except suspended.Over:
            pass
        except Exception:
            faults.swallow()
        yield


def _with_all(numbers, awaiters):
    """Tasks, and those that wait for them, each with the one that it waits for."""
    group = dict.fromkeys(numbers, 0)
    ahead = list(numbers)
    for number in ahead:
        for one in awaiters.get(number, ()):
            if one not in group and len(group) < MOST_TASKS:
                group[one] = number
                ahead.append(one)
    return group


def _judge(thing, numbers, group, found, with_limited):
    """Says it of these tasks, if it is certain; True if it is. With the limited, of who waits for
    them, those count too who do so up to a time only.
    """
    search = Search()
    stuck = {}
    ends = []
    begun = [awaits.said[number].since for number in numbers if number in awaits.said]
    latest = LATER + min(begun, default=0)
    for number, awaited_one in group.items():
        ref = found.get(number)
        said = awaits.said.get(number)
        if said is None or ref is None or (awaited_one and awaited_one not in stuck):
            continue
        may_end = with_limited and awaited.is_limited(number) and said.since < latest
        task = ref()
        times = None if task is None else _take(task, said, search, may_end)
        task = None
        if times is not None:
            ends += times
            stuck[number] = said
    if not all(number in stuck for number in numbers) or not search.has_all_of(thing):
        return False
    if any(not said.is_of(awaits.Place(found[one]())) for one, said in stuck.items()):
        return False
    for number in numbers:
        is_future = stuck[number].kind == kinds.WAIT_FUTURE
        if not is_future or (not ends and _was_given_away(found[number]())):
            stuck[number].forsake(-min(ends) if ends else awaits.NEVER)
    return True


def _take(task, said, search, may_end):
    """Takes what a task refers to into the search. Returns the times at which it goes on by
    itself; None if it may do so, but for the known times of one that may.
    """
    chain = suspended.chain(task.get_coro())
    held = [suspended.values(one) for one in chain]
    ends = [_end(value, task) for values in held for value in suspended.opened(values)]
    if UNKNOWN in ends or (any(ends) and not may_end):
        return None
    for one in chain:
        search.leave_out(one)
    for values in held:
        search.take(values)
    search.take([task._fut_waiter])
    search.expect(said.waiter)
    return [end for end in ends if end]


def _end(value, task):
    """When a time limit ends; 0 for what is none."""
    owner = value.__self__ if type(value) is MethodType else value
    if type(owner).__name__ not in _LIMITS:
        return 0
    when = owner.when() if type(owner).__module__.startswith(_TIMED) else None
    return UNKNOWN if when is None else (time() + when - task.get_loop().time()) * 1e6


def _was_given_away(task):
    """False for a future by which a program may wait for ever on purpose."""
    chain = suspended.chain(task.get_coro())
    if _MAIN in waits.callbacks(task) or waits.is_machinery(chain[-1]):
        return False
    return names.is_of_several(suspended.frame_of(chain[-1]))


class Search:
    """Objects that some tasks hold, and how many references to each are accounted for."""

    def __init__(self):
        self.seen = {}
        self.counts = {}
        self.left_out = set()
        self.expected = {}

    def leave_out(self, thing):
        """Doesn't look into a thing: what it holds is taken in otherwise."""
        self.left_out.add(id(thing))

    def take(self, things):
        for thing in things:
            number = id(thing)
            self.seen[number] = thing
            self.counts[number] = self.counts.get(number, 0) + 1

    def expect(self, reference):
        """A weak reference of the agent's own."""
        if reference is not None:
            self.expected[id(reference)] = self.expected.get(id(reference), 0) + 1

    def has_all_of(self, number):
        """True if all references to a thing are accounted for."""
        self.expect(resources.reference(number))
        self.expect(made.reference(number))
        closed = set()
        while len(self.seen) < MOST_OBJECTS:
            fresh = [one for one in self.seen if one not in closed and self._is_closed(one)]
            if number in fresh:
                return True
            if not fresh:
                return False
            for one in fresh:
                closed.add(one)
                self._open(one)
        return False

    def _open(self, number):
        if number not in self.left_out:
            held = gc.get_referents(self.seen[number])
            if len(held) < MOST_OBJECTS:
                self.take(held)

    def _is_closed(self, number):
        if sys.getrefcount(self.seen[number]) - _OWN != self.counts[number]:
            return False
        weak = getweakrefs(self.seen[number])
        return all(
            sys.getrefcount(weak[at]) - _OWN == self.expected.get(id(weak[at]), 0)
            for at in range(len(weak))
        )


def _own_references():
    """How many more references than its other owners' are counted for what a dict holds."""
    only = {0: object()}
    return sys.getrefcount(only[0])


_OWN = _own_references()

picture = Picture(_look, SHORTEST_SECONDS, COST_PART, is_of_time=True)
