"""What a suspended task waits for, told from the frames of asyncio and anyio at the inner end of
its await chain.
"""

import sys
from asyncio import futures, tasks

from ..coroutines import names, suspended
from ..protocol import kinds
from . import jobs

# The methods that wait, by which the thing is named in the program.
_METHODS = {
    kinds.WAIT_FUTURE: (),
    kinds.WAIT_LOCK: ('acquire', 'wait', 'wait_for'),
    kinds.WAIT_SEMAPHORE: ('acquire', 'acquire_on_behalf_of'),
    kinds.WAIT_CONDITION: ('wait', 'wait_for'),
    kinds.WAIT_EVENT: ('wait',),
    kinds.WAIT_BARRIER: ('wait',),
    kinds.WAIT_QUEUE_GET: ('get', 'receive'),
    kinds.WAIT_QUEUE_PUT: ('put', 'send'),
    kinds.WAIT_QUEUE_JOIN: ('join',),
}

_MACHINERY = ('asyncio.', 'anyio.')

# By the id of the code of a coroutine function: reads the wait of a coroutine of it that is
# suspended on a waiter.
readers = {}

# By the qualified name of a compiled coroutine: the kind of its wait.
compiled = {}

# Of packages that may be imported later: each finds the reader of a suspended coroutine, or None.
finders = []


class Wait:
    """One wait, as the fields of a record.

    `text` is its subject where that isn't the name of a variable; `thing` is the lock, queue or
    the like that is waited for, `lock` one whose holder matters, `resource` the number of either.
    `others` are the numbers of the tasks that must all be done before it ends; `limited` those of
    a wait that ends after a time, too.
    What is fixed stays the same while the task waits on.
    """

    __slots__ = (
        'kind',
        'other',
        'others',
        'limited',
        'done',
        'total',
        'deadline',
        'text',
        'thing',
        'lock',
        'resource',
        'is_fixed',
    )

    def __init__(self, kind, text='', is_fixed=True):
        self.kind = kind
        self.other = 0
        self.others = ()
        self.limited = ()
        self.done = 0
        self.total = 0
        self.deadline = 0
        self.text = text
        self.thing = None
        self.lock = None
        self.resource = 0
        self.is_fixed = is_fixed

    def is_for_several(self):
        return bool(self.others) and not self.other

    def subject(self, chain):
        """What the record calls the thing."""
        if not self.text and self.kind in _METHODS:
            owner = next((one for one in reversed(chain) if not is_machinery(one)), None)
            if owner is not None:
                self.text = names.of(suspended.frame_of(owner), _METHODS[self.kind])
        return self.text


def of(waiter, chain):
    """The wait of a task that is suspended on `waiter` (None: it will run next) through `chain`."""
    if waiter is None:
        return Wait(kinds.WAIT_READY)
    wait = None
    for coroutine in reversed(chain):
        if not is_machinery(coroutine):
            break
        reader = readers.get(id(suspended.frame_of(coroutine).f_code)) or _found(coroutine)
        if reader is not None:
            wait = reader(coroutine, waiter, chain) or wait
    return wait or _on_future(waiter, chain)


def register(table):
    """Adds the readers of functions of asyncio, as `(path, reader)`; a path that this Python
    doesn't have is passed over.
    """
    for path, reader in table:
        code = _code(path)
        if code is not None:
            readers[id(code)] = reader


def _code(path):
    module, _, rest = path.partition('.')
    found = sys.modules.get('asyncio.' + module)
    for name in rest.split('.'):
        found = getattr(found, name, None)
    return getattr(found, '__code__', None)


def is_machinery(coroutine):
    """True for a coroutine of asyncio or anyio: what it waits for, it does for its caller."""
    name = suspended.frame_of(coroutine).f_globals.get('__name__')
    return type(name) is str and name.startswith(_MACHINERY)


def on_task(task, text=''):
    wait = Wait(kinds.WAIT_TASK, text)
    wait.other = id(task)
    wait.others = (wait.other,)
    return wait


def on_many(kind, children, needs_all=True):
    wait = Wait(kind, is_fixed=False)
    pending = [child for child in list(children) if not child.done()]
    wait.total = len(children)
    wait.done = wait.total - len(pending)
    if needs_all or len(pending) == 1:
        wait.others = tuple([id(child) for child in pending])
    return wait


def _found(coroutine):
    return next(filter(None, (find(coroutine) for find in finders)), None)


def _on_future(waiter, chain):
    if isinstance(waiter, (tasks.Task, tasks._PyTask)):
        return on_task(waiter)
    children = getattr(waiter, '_children', None)
    if isinstance(waiter, tasks._GatheringFuture) and children is not None:
        return on_many(kinds.WAIT_GATHER, children)
    for callback in callbacks(waiter):
        code = getattr(callback, '__code__', None)
        if code in _OF_CHAINED:
            wait = Wait(kinds.WAIT_EXECUTOR)
            wait.text, wait.resource = jobs.of(waiter)
            return wait
        if code in _OF_SHIELD:
            inner = _enclosed(callback, 'inner')
            is_task = isinstance(inner, (tasks.Task, tasks._PyTask))
            return on_task(inner, 'shield') if is_task else Wait(kinds.WAIT_FUTURE, 'shield')
    if not chain:
        return Wait(kinds.WAIT_FOREIGN)
    return Wait(compiled.get(suspended.compiled_name(chain), kinds.WAIT_FUTURE))


def callbacks(future):
    entries = getattr(future, '_callbacks', None) or ()
    return [entry[0] if type(entry) is tuple else entry for entry in entries]


def _enclosed(function, name):
    return function.__closure__[function.__code__.co_freevars.index(name)].cell_contents


def inner_codes(function, name):
    constants = function.__code__.co_consts
    return [one for one in constants if getattr(one, 'co_name', '') == name]


_OF_CHAINED = inner_codes(futures._chain_future, '_call_check_cancel')
_OF_SHIELD = inner_codes(tasks.shield, '_outer_done_callback')
