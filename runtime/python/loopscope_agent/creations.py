"""Which tasks live, and the creations that were not told yet.

A task that has finished by the time it would be told of is only counted, at the line that created
it: nobody can look at thousands a second, one by one.
"""

import sys
from asyncio import tasks
from math import inf
from threading import RLock
from time import time
from weakref import ref

from . import kinds, levels, records, stacks, strings

# Of the tasks that finish before they are told, so many are told one by one between two sendings.
MOST_ONE_BY_ONE = 128
MOST_SITES = 4096
# Later ones have the same names, for the tasks of Python's own class alone.
KEEPS_TASKS_HERE = sys.version_info < (3, 14)
# From so many announced ones on, those that are gone are left out; next, from twice as many as
# stay.
MANY_ANNOUNCED = 16384

emit = records.emit
pack = records.packer(6)
key_of_calls = stacks.key_of_calls
CREATE_TASK = tasks.create_task.__code__
TASK_CREATED = kinds.TASK_CREATED

# By the numbers of the tasks that live: what is to be told of them; when those that were told were
# created.
fresh = {}
told = {}
_announced = []
_many = MANY_ANNOUNCED

_sites = {}
_left = MOST_ONE_BY_ONE
_has_passed = False
_count = 0
_telling = RLock()


class Site:
    """A line that creates tasks of one coroutine in one loop, and how many of them have passed:
    they were counted, not told of.
    """

    __slots__ = ('loop', 'name', 'stack', 'passed', 'passed_told')

    def __init__(self, loop, name, stack):
        self.loop = loop
        self.name = name
        self.stack = stack or 0.0
        self.passed = self.passed_told = 0


def note(task, loop, parent, coroutine, frame):
    """Takes in the creation of a task of a loop, called from `frame` while `parent` ran; None where
    that is not known.
    """
    by = 0.0
    last = None
    if parent is not None:
        by = id(parent)
        if by in fresh:
            tell(by)  # it has a child
        last = getattr(parent.get_coro(), 'cr_frame', None)
    name = getattr(coroutine, '__qualname__', '')
    if frame is None:
        key = loop, name
    else:
        if frame.f_code is CREATE_TASK:
            frame = frame.f_back
        # This runs for each task, and most are made by a coroutine's own or the one it awaits.
        if frame is last:
            key = loop, name, id(frame.f_code), frame.f_lasti
        elif frame.f_back is last is not None:
            key = loop, name, id(frame.f_code), frame.f_lasti, id(last.f_code), last.f_lasti
        else:
            key = loop, name, key_of_calls(frame, last)
    site = _sites.get(key)
    if site is None:
        site = Site(loop, name, frame and stacks.of_calls(frame, last))
        if len(_sites) < MOST_SITES:
            _sites[key] = site
    fresh[id(task)] = time(), by, site, ref(task)


def tell(number):
    """Emits a creation, unless that was done."""
    global _count
    with _telling:
        creation = fresh.pop(number, None)  # at once: it may be about to pass
        if creation is not None:
            at, by, site, reference = creation
            own = _name(reference())
            name = strings.number(site.name)
            emit(pack(TASK_CREATED, at * 1e6, number, by, site.loop, own, name, site.stack))
            if not KEEPS_TASKS_HERE:
                _announce(reference)
            told[number] = at
            _count += 1


def tell_all():
    """Emits all creations, in their order."""
    for number in list(fresh):
        tell(number)


def take_announced():
    """Weak references to the tasks that were told since the last such call, and are not gone."""
    global _announced
    with _telling:
        taken, _announced = _announced, []
    return taken


def _announce(reference):
    global _announced, _many
    _announced.append(reference)
    if len(_announced) > _many:
        _announced = [one for one in _announced if one() is not None]
        _many = max(MANY_ANNOUNCED, 2 * len(_announced))


def passed():
    """The records of the tasks that have passed since the last such call."""
    global _has_passed
    _begin_counting(levels.now)
    if not _has_passed:
        return []
    _has_passed = False
    found = []
    for site in list(_sites.values()):
        count = site.passed - site.passed_told
        if count:
            site.passed_told += count
            name = strings.number(site.name)
            found.append(records.packed(kinds.TASKS_PASSED, site.loop, name, site.stack, count))
    return found


def passes(number):
    """Counts a task that has finished; False if it is to be told of."""
    global _left, _has_passed
    if _left:
        _left -= 1
        return False
    creation = fresh.pop(number, None)
    if creation is None:
        return False
    creation[2].passed += 1
    _has_passed = True
    return True


def end(number):
    """Takes a task off those that were told and live; False if it is not known."""
    if told.pop(number, None) is not None:
        return True
    tell(number)
    return told.pop(number, None) is not None


def is_live(number):
    return number in fresh or number in told


def count():
    """How many creations there were."""
    return _count + sum([site.passed for site in list(_sites.values())])


def forget():
    """Starts over, for a new connection: after a fork, the tasks are the parent's."""
    global _telling, _announced
    _telling = RLock()
    _announced = []
    for known in (fresh, told, _sites):
        known.clear()


def _begin_counting(level):
    """From one sending to the next, the first are told; all are, while their steps are timed too."""
    global _left
    may_pass = level == levels.TASKS and len(_sites) < MOST_SITES
    _left = MOST_ONE_BY_ONE if may_pass else inf


def _name(task):
    try:
        return strings.task_name(task.get_name())
    except AttributeError:  # it is gone, or of a kind without names
        return 0


levels.on_change.append(_begin_counting)
