"""Failed tasks that are cancelled before anybody looked at their exceptions: asyncio then takes
these for seen, and says nothing when the tasks are collected.

The call, which does nothing else to a task that is over, is kept from them; and what asyncio then
says, unless somebody looks after all, from the program.
"""

from weakref import ref

from ..watching import levels

MOST = 1000

# The ids of the code of what takes in asyncio's complaints for the agent.
takers = set()

# Weak references by number.
_kept = {}


def keep(task):
    """True if a call of cancel() is to be kept from a task."""
    if not task.done() or not task._log_traceback or len(_kept) >= MOST:
        return False
    taker = task.get_loop().call_exception_handler
    if id(getattr(taker, '__code__', None)) not in takers:
        return False
    _kept[id(task)] = ref(task)
    return True


def take(task):
    """True for the complaint about a task that the program is not to hear."""
    return _kept.pop(id(task), None) is not None


def let_go(_=None):
    """Silences them as the call would have done, before the agent goes."""
    while _kept:
        task = _kept.popitem()[1]()
        if task is not None:
            task._log_traceback = False


def failing(task):
    """Another task may have had the address, and somebody have looked at its exception."""
    _kept.pop(id(task), None)


levels.on_change.append(let_go)
