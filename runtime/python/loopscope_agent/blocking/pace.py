"""When the watchdog looks next: each tick, and seldomer while the program stands still."""

from time import monotonic

from ..tasks import loops
from ..watching import own_time, pictures

# Between two looks when the program stands still, and after how long of that. The inspector's
# requests wait too: each waking of a thread costs more than the look.
LONG_PAUSE = 0.5
STILL_SECONDS = 0.2
# For so many ticks a loop that turns puts the next look off: it does one itself by then.
PUT_OFF = 1.5

# Called with the seconds by which the next look is put off.
on_put_off = []

# Seconds from which on a step is slow; when the next look is due.
threshold = 0.1
due = 0.0

_computed = 0.0
_still_since = 0.0
_rests = False


def set_threshold(milliseconds):
    global threshold
    threshold = milliseconds / 1000


def tick():
    """Seconds between two looks."""
    return min(0.05, max(0.005, threshold / 5))


def begin(now):
    global due
    due = now + tick()


def awake(now):
    """A loop turns: what it runs next is looked at in time."""
    global _still_since, _rests, due
    seconds = PUT_OFF * tick()
    _still_since = now
    _rests = False
    due = now + seconds
    for callback in on_put_off:
        callback(seconds)


def rest(has_more=False):
    """The next look is to be after a tick, or later if the program stands still and there is no
    more to do.
    """
    global due
    due = monotonic() + (LONG_PAUSE if _rests and not has_more else tick())


def seconds_left():
    """Until the next look."""
    return max(0.0, due - monotonic())


def is_due():
    """False after a pause while the next look has been put off."""
    return monotonic() >= due


def is_still(now, is_in_step):
    """True while all loops wait, as when this was last asked: since then nothing has run."""
    global _computed, _still_since, _rests
    before, _computed = _computed, own_time.computed()
    if is_in_step or abs(_computed - before) >= pictures.STILL_SECONDS:
        _still_since = now
        _rests = False
        return False
    _rests = now - _still_since >= STILL_SECONDS and _are_turns_seen()
    return True


def _are_turns_seen():
    return all(state.are_turns_seen for state in list(loops.known.values()))
