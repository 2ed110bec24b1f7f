"""What watching costs the program, as a part of the time.

The system tells what the agent's own work takes. What the hooks add can't be clocked as they run,
so it is their number times what one takes, which is measured once. Creations are counted; steps are
for one tick in each second, through the look that a cancellation needs anyway. In that tick a busy
program is not spared what it is spared else.
"""

from asyncio import events
from time import monotonic, process_time, thread_time

from .coroutines import origins
from .protocol import kinds, records
from .tasks import cancellation, creations, steps
from .watching import levels, own_time, pictures

# What a creation with its end takes, in looks at a step: much the same on every Python.
CREATION = 12
TRIALS = 500
# Who computes for a larger part of the time is busy.
BUSY = 0.5

_price = None
_begun = 0.0
_beside_pictures = 0.0
_computed = 0.0
_hooks = 0.0
_created = 0
_rate = 0.0
_count_since = None
_is_busy = False


def begin():
    global _begun, _beside_pictures, _computed, _created, _count_since
    _begun = monotonic()
    _beside_pictures = own_time.spent() - pictures.spent()
    _computed = process_time()
    _created = creations.count()
    _count_since = None
    cancellation.requested.pop(steps.COUNTED, None)


def tick():
    """Counts the steps of one tick in each second."""
    global _count_since, _rate
    if _count_since is None:
        if _rate < 0 and levels.now:
            _count_since = monotonic()
            cancellation.requested[steps.COUNTED] = 0
            origins.spare(False)
    else:
        count = cancellation.requested.pop(steps.COUNTED, 0)
        _rate = count / (monotonic() - _count_since)
        _count_since = None
        origins.spare(_is_busy)


def report():
    """Once a second."""
    global _price, _begun, _beside_pictures, _computed, _created, _hooks, _rate, _is_busy
    if _price is None:
        _price = _look_price()
    now, spent, created = monotonic(), own_time.spent(), creations.count()
    passed = now - _begun
    hooks = max(0.0, _rate) * passed * _price + (created - _created) * CREATION * _price
    # A lower level takes the same pictures, which keep to their own parts of the time.
    beside_pictures = spent - pictures.spent()
    part = (hooks + beside_pictures - _beside_pictures) / passed
    computed = process_time()
    _is_busy = computed - _computed > BUSY * passed
    _computed = computed
    if not _is_busy:
        origins.spare(False)
    _hooks += hooks
    _begun, _beside_pictures, _created, _rate = now, beside_pictures, created, -1.0
    records.add(kinds.COST, (_hooks + spent) * 1e6)
    if levels.spend(part) is not None:
        tell(part)


def tell(part=0.0):
    records.add(kinds.LEVEL, levels.now, part)


class _Idle:
    """Stands for a handle and for its context, and does nothing when it is run."""

    _args = ()

    def __init__(self):
        self._context = self
        self._callback = self.run

    def run(self, callback=None):
        pass


def _look_price():
    """Seconds that the look at one step takes."""
    original = getattr(events.Handle._run, '__wrapped__', events.Handle._run)
    looking = steps.looking(original)
    handle = _Idle()
    least = [min(_timed(function, handle) for _ in range(5)) for function in (original, looking)]
    return max(0.0, least[1] - least[0]) / TRIALS


def _timed(function, handle):
    begun = thread_time()
    for _ in range(TRIALS):
        function(handle)
    return thread_time() - begun
