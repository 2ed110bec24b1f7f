"""The picture of who waits for what, taken from outside: no hook runs when a task waits.

A picture is taken ten times a second, or as seldom as keeps it to 2 % of the time, a hundred
tasks at a go.
"""

from time import monotonic, thread_time, time

from . import coroutines, faults, holders, kinds, records, stacks, tasks, waits

AT_A_GO = 100
SHORTEST_SECONDS = 0.1
COST_PART = 0.02

# By task number: what was last said of it.
_said = {}
_picture = None
_next = 0.0
_spent = 0.0


class Said:
    """What was last said of a task's wait."""

    __slots__ = ('place', 'subject', 'is_fixed', 'fields', 'deadline')

    def __init__(self, place, subject, is_fixed, fields, deadline):
        self.place = place
        self.subject = subject
        self.is_fixed = is_fixed
        self.fields = fields
        self.deadline = deadline

    def holds(self, place):
        """Whether it still says all. A sleep that is over may have been followed by another, whose
        future has the address of the first.
        """
        is_over = 0 < self.deadline < time() * 1e6
        return self.place == place and self.is_fixed and not is_over


def begin_again():
    global _picture
    _picture = None
    _said.clear()


def look_on():
    """Looks at the next hundred tasks; False when there is nothing to do for now."""
    global _picture, _next, _spent
    if _picture is None:
        if monotonic() < _next:
            return False
        _picture = _look()
        _spent = 0.0
    begun = thread_time()
    is_over = next(_picture, None) is None
    _spent += thread_time() - begun
    if is_over:
        _picture = None
        _next = monotonic() + max(SHORTEST_SECONDS, _spent / COST_PART)
    return not is_over


def _look():
    announced = set(tasks.live)
    found = set()
    lock_waiters = []
    everything = tasks.everything()
    for at, ref in enumerate(everything, 1):
        task = ref()
        if task is not None:
            found.add(id(task))
            _guarded(_look_at, task, ref, lock_waiters)
            task = None
        if at % AT_A_GO == 0:
            yield True
    if lock_waiters:
        yield from _look_at_locks(everything, lock_waiters)
    _forget(announced, found)


def _look_at_locks(everything, lock_waiters):
    held = {}
    for at, ref in enumerate(everything, 1):
        task = ref()
        if task is not None and not task.done():
            _guarded(holders.note, task, held)
            task = None
        if at % AT_A_GO == 0:
            yield True
    for ref in lock_waiters:
        task = ref()
        if task is not None:
            _guarded(_look_at, task, ref, None, held)


def _guarded(function, *arguments):
    try:
        function(*arguments)
    except Exception:
        faults.swallow()


def _look_at(task, ref, lock_waiters, held=None):
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
    if said is not None and said.holds(place):
        return
    known_subject = said.subject if said is not None and said.place == place else None
    chain = coroutines.chain(coroutine)
    wait = waits.of(waiter, chain)
    if lock_waiters is not None and wait.lock is not None:
        lock_waiters.append(ref)
        return
    if held is not None and wait.lock is not None:
        wait.other = held.get(id(wait.lock), 0)
    subject = wait.subject(chain) if known_subject is None else known_subject
    stack = 0
    if coroutines.has_started(coroutine):
        stack = stacks.of_suspended([coroutines.frame_of(one) for one in chain])
    fields = (wait.kind, subject, wait.other, wait.done, wait.total, wait.deadline, stack)
    if task.done() or (said is not None and said.place == place and said.fields == fields):
        return
    kept = None if wait.is_fixed else fields
    _said[number] = Said(place, subject, wait.is_fixed, kept, wait.deadline)
    records.add(kinds.TASK_WAITING, number, *fields)


def _forget(announced, found):
    """Of the tasks that were announced before the look, those not found were collected while
    pending.
    """
    for number in (announced - found) & tasks.live:
        tasks.forget(number)
        records.add(kinds.DESTROYED_PENDING, number)
    for number in _said.keys() - tasks.live:
        _said.pop(number, None)
