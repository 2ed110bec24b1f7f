"""How closely the program is watched: 0, from outside only; 1, each task from its creation to its
end; 2, each step is timed too.

The inspector says how closely. While that costs more than the budget, the agent goes below it, and
tells; it tries again after a time.
"""

from time import monotonic

OUTSIDE, TASKS, STEPS = range(3)
EVERY = (OUTSIDE, TASKS, STEPS)
FROM_TASKS = (TASKS, STEPS)
DEFAULT_BUDGET = 0.05
# So many seconds in a row must be too dear: a burst of work is none.
PATIENCE = 5
RETRY_SECONDS = 30.0

# Called with each new level; and, while only what is outside was watched, before what is known is
# relied on.
on_change = []
on_settling = []

now = TASKS
_wanted = TASKS
_budget = DEFAULT_BUDGET
_dear = 0
_retry = None


def want(level, budget):
    """What the inspector asks for."""
    global _wanted, _budget, _retry, _dear
    _budget = budget
    if level != _wanted or _retry is None:
        _wanted = level
        _retry = None
        _dear = 0
        _go(level)


def spend(cost):
    """Takes in what the last second of watching cost, as a part of the time; the level, if that
    has changed it, else None.
    """
    global _dear, _retry
    _dear = _dear + 1 if cost > _budget else 0
    if _dear >= PATIENCE and now > OUTSIDE:
        _dear = 0
        _retry = monotonic() + RETRY_SECONDS
        _go(now - 1)
        return now
    if _retry is not None and monotonic() >= _retry:
        _retry = None
        _go(_wanted)
        return now
    return None


def _go(level):
    global now
    if level != now:
        settle()
        now = level
        for callback in on_change:
            callback(level)


def settle():
    """Catches up with what nothing has told, if the program is watched from outside only."""
    if now == OUTSIDE:
        for callback in on_settling:
            callback()
