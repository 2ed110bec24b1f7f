"""For how long one call of the program has kept every other thread from running, by what the
agent's own thread has met.

Who waits for the interpreter wakes at each switch interval, and is given it unless one call goes
on; who doesn't wake was kept from running by the system.
"""

from threading import get_native_id
from time import process_time

from . import pace, scheduling

# A look that comes later than this is told from one that the system has held back.
LATE = 0.003
# Of one that asks for the interpreter in vain.
WAKINGS = 3
# Where the system doesn't tell that: of a time in which this thread could not run, the part that
# the process must have computed to have been blocked.
BUSY_PART = 0.5

_thread = 0
# What the system told of that thread at the last look, and how often it had stopped when its pause
# began.
_told = None
_times_offset = _times_at_pause = 0
_cpu = 0.0


def begin():
    global _cpu
    _cpu = process_time()


def begin_in_thread():
    """The same, in the agent's thread."""
    global _thread, _told, _times_offset
    _thread = get_native_id()
    _told = scheduling.so_far(_thread)
    if _told is not None:
        _times_offset = _told[1] - scheduling.own_times()


def pausing():
    """The agent's thread is to pause now."""
    global _times_at_pause
    _times_at_pause = scheduling.own_times() + _times_offset


def looked(now, is_to_ask):
    """A look has ended, in whichever thread."""
    global _told, _cpu
    _cpu = process_time()
    if is_to_ask or now - pace.due >= LATE:
        _told = scheduling.so_far(_thread)


def seconds(now):
    """For how many seconds the agent's thread has been kept from running by the program alone."""
    late = now - pace.due
    if late < pace.threshold:
        return 0.0
    before, at_pause = _told, _times_at_pause
    told = scheduling.so_far(_thread)  # meanwhile that thread may look, and pause again
    if told is None or before is None:
        return late if process_time() - _cpu >= BUSY_PART * late else 0.0
    return late - (told[0] - before[0]) if told[1] - at_pause >= WAKINGS else 0.0


def was_starved(now):
    """Whether the system, not one call of the program, has kept the agent's thread from looking in
    time: such a call has only just ended.
    """
    late = now - pace.due
    told = scheduling.so_far(_thread)
    if told is None or _told is None:
        return process_time() - _cpu < BUSY_PART * late
    return told[0] - _told[0] >= BUSY_PART * late
