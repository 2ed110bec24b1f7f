"""Which tasks live, and the creations that were not told yet.

A task that has finished by the time it would be told of is only counted, at the line that created
it: nobody can look at thousands a second, one by one.
"""

import sys
from math import inf
from threading import RLock
from time import time
from weakref import ref

from ..protocol import connection, kinds, records, stacks, strings
from ..watching import levels

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
TASK_CREATED = kinds.TASK_CREATED

# By the numbers of the tasks that live: what is to be told of them, `(created, parent, site,
# reference)`; when those that were told were created.
fresh = {}
told = {}
# By the loop and the name of the coroutine, and by the calls as far as they are known.
sites = {}
# By the place of the innermost call, the site that was last there: most often it is so again.
latest = {}
_announced = []
_many = MANY_ANNOUNCED

# Called with the frame that makes a task where none runs: the stack for which that is, or 0.
for_whom = []

# So many may finish and be told of one by one.
left = MOST_ONE_BY_ONE
_count = 0
_telling = RLock()


class Site:
    """A line that creates tasks of one coroutine in one loop, and how many of them have passed:
    they were counted, not told of.
    """

    __slots__ = ('loop', 'name', 'calls', 'stack', 'passed', 'passed_told')

    def __init__(self, loop, name, calls, stack):
        self.loop = loop
        self.name = name
        self.calls = calls
        self.stack = stack
        self.passed = self.passed_told = 0


def site_of(loop, name, frame, last):
    """Where tasks are made: in the calls from `last` to `frame`, or in all that led to it."""
    key = loop, name, stacks.key_of_calls(frame, last)
    found = sites.get(key)
    if found is None:
        entries = stacks.calls(frame, last)
        calls = [(code, offset) for code, offset, _ in entries]
        found = _add(key, Site(loop, name, calls, stacks.of_entries(entries)))
    if last is not None and key in sites:
        latest[id(frame.f_code) + frame.f_lasti] = found
    return found


def site_at(loop, name, stack):
    """Where tasks come from, by the number of a stack; 0 if that was not seen."""
    key = loop, name, stack
    return sites.get(key) or _add(key, Site(loop, name, (), stack))


def _add(key, site):
    if len(sites) < MOST_SITES:
        sites[key] = site
    return site


def note_unseen(task, loop):
    """Takes in a task of a loop of which nothing told when it was made."""
    name = getattr(task.get_coro(), '__qualname__', '')
    fresh[id(task)] = time(), 0.0, site_at(loop, name, 0.0), ref(task)


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
    _begin_counting(levels.now)
    found = []
    for site in list(sites.values()):
        count = site.passed - site.passed_told
        if count:
            site.passed_told += count
            name = strings.number(site.name)
            found.append(records.packed(kinds.TASKS_PASSED, site.loop, name, site.stack, count))
    return found


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
    return _count + sum([site.passed for site in list(sites.values())])


def forget():
    """Starts over, for a new connection: after a fork, the tasks are the parent's."""
    global _telling, _announced
    _telling = RLock()
    _announced = []
    for known in (fresh, told, sites, latest):
        known.clear()


def _begin_counting(level):
    """From one sending to the next, the first are told; all are, while their steps are timed too."""
    global left
    may_pass = level == levels.TASKS and len(sites) < MOST_SITES
    left = MOST_ONE_BY_ONE if may_pass else inf


def _name(task):
    try:
        return strings.task_name(task.get_name())
    except AttributeError:  # it is gone, or of a kind without names
        return 0


levels.on_change.append(_begin_counting)
connection.on_sending.append(tell_all)
connection.on_dropping.append(forget)
connection.sums.append(passed)
