"""Finds the steps of a loop that take too long, while they do.

A step is known again by its handle: the same object on the loop's stack at two looks is one step
that still runs. So nothing has to be noted when a step begins.
"""

import sys
import threading
from threading import get_ident
from time import monotonic

from ..coroutines import suspended
from ..protocol import connection, kinds, records, stacks
from ..tasks import loops, tasks
from ..watching import levels
from ..watching.current_frames import current_frames
from . import deadman, held, pace, slow_steps, turns

REPEAT_SECONDS = 0.1
SECOND = 1.0
DEBUGGERS = {'do_wait_suspend': 'pydevd', '_do_wait_suspend': 'pydevd', 'interaction': 'pdb'}

# Called after each look, and once a second.
on_look = []
on_second = []

_is_looking = False
_watched = {}
_last_look = 0.0
_last_report = 0.0


class Watched:
    """What the looks at one loop have found so far."""

    def __init__(self):
        self.is_running = False
        self.lag = 0.0
        self.step = None


def watch():
    deadman.on_held.append(look_from)


def begin():
    global _last_look, _last_report
    _last_look = _last_report = monotonic()
    pace.begin(_last_look)
    held.begin()
    deadman.put_off(pace.threshold)


def end():
    """At the end of the agent's thread."""
    deadman.stop()
    turns.forget_all()


def begin_again():
    _watched.clear()
    turns.forget_all()


def forget(number):
    """Ends what is known of a loop that is closed or gone."""
    turns.end(number)
    watched = _watched.pop(number, None)
    if watched is not None:
        _end(number, watched, monotonic())


def look():
    """Looks at each running loop once."""
    global _is_looking
    now = monotonic()
    is_in_step = any(watched.step for watched in _watched.values())
    if pace.is_still(now, is_in_step) and now - _last_report < SECOND:
        return
    _is_looking = True
    try:
        _look()
    finally:
        _is_looking = False
    deadman.put_off(pace.threshold)


def turned(state):
    """A loop is between two turns: none of its steps runs."""
    now = monotonic()
    watched = _watched.setdefault(state.number, Watched())
    watched.is_running = True
    _end(state.number, watched, now)
    turns.end(state.number)
    watched.lag = max(watched.lag, _overdue(state.ref()))
    _looked(now)
    deadman.put_off(pace.threshold)


def look_from(frame, late):
    """Looks at the loop of this thread, which runs `frame` and may have kept the agent's thread
    from looking: for so many seconds at least, in which it computed.
    """
    now = monotonic()
    since = now - max(held.seconds(now), late)
    is_told = False
    for number, state in list(loops.known.items()):
        if state.running_thread() != get_ident() or _find_step(frame)[1] is None:
            continue
        if _is_looking:  # it is in the midst of that, and of its own variables
            is_told = now - since >= pace.threshold
            if is_told:
                slow_steps.tell_gone(number, since, now, stacks.of_entries(_calls(frame)))
            continue
        watched = _watched.setdefault(number, Watched())
        watched.is_running = True  # maybe since a moment ago
        if watched.step is not None:  # before the time is known in which it only computed
            watched.step.spare(get_ident())
        _look_at(state, watched, frame, now, since)
        is_told = watched.step is not None and bool(watched.step.episode)
    if is_told:
        connection.flush()
    else:  # not for long enough as yet
        deadman.put_off(pace.tick())


def _look():
    now = monotonic()
    kept = held.seconds(now)
    gap = now - _last_look
    frames = current_frames()
    for number, state in list(loops.known.items()):
        watched = _watched.setdefault(number, Watched())
        frame = frames.get(state.running_thread())
        # Of the main thread, who held it and where was seen from there.
        is_seen = deadman.is_on() and state.running_thread() == threading.main_thread().ident
        is_held = kept >= pace.threshold and not is_seen
        runner = _look_at(state, watched, frame, now, now - kept if is_held else now)
        watched.is_running = frame is not None
        if state.is_asyncio:
            turns.look(number, frame, runner, watched.step, min(gap, 2 * pace.tick()))
        if is_seen and kept >= pace.threshold and watched.step is not None:
            watched.step.kept_since = now - kept  # it may only now come to its own look
    frames = frame = runner = None
    _looked(now)


def _looked(now):
    """What follows each look."""
    global _last_look, _last_report
    _last_look = now
    for callback in on_look:
        callback()
    is_second = now - _last_report >= SECOND
    held.looked(now, is_second)
    if is_second:
        _last_report = now
        _report()


def _look_at(state, watched, frame, now, since):
    """Looks at one loop: what runs its step, if it is in one. Since `since` no other thread could
    run.
    """
    loop = state.ref()
    if loop is None or frame is None:
        _end(state.number, watched, now)
        return None
    if is_held_by_debugger(frame):
        watched.step = None
        return None
    task = tasks.current(loop)
    runner, outermost = _find_step(frame)
    if outermost is None or (runner is None and task is None):
        was_idle = watched.step is None
        _end(state.number, watched, now)
        if now - since >= pace.threshold and was_idle and watched.is_running:
            slow_steps.tell_gone(state.number, since, now)
    else:
        _follow(state, watched, loop, task, frame, runner, outermost, now, since)
    watched.lag = max(watched.lag, _overdue(loop), now - watched.step.since if watched.step else 0)
    return runner


def _follow(state, watched, loop, task, frame, runner, outermost, now, since):
    step = watched.step
    number = 0 if task is None else id(task)
    has_handle = state.is_asyncio and runner is not None
    identity = runner.f_locals.get('self') if has_handle else outermost
    if identity is None:  # the step is just over
        return
    if step is None or not step.is_same(number, identity):
        _end(state.number, watched, now)
        since = since if watched.is_running else now
        if has_handle:
            step = slow_steps.HandleStep(since, number, identity)
        else:
            step = slow_steps.PingStep(since, number, identity, loop)
        step.spare(state.running_thread())
        watched.step = step
    elif watched.is_running:
        kept_since = since if _is_looking else step.kept_since
        step.since = min(step.since, since, kept_since)  # a look may have come in between
    before, step.entries = step.entries, _calls(frame)
    if runner is None:
        step.entries += _own_entry(task)
    was_starved = _is_looking and now - step.looked > 2 * pace.tick() and held.was_starved(now)
    step.looked = now
    if now - step.since >= pace.threshold:
        step.spare(state.running_thread())
    if now - step.since >= pace.threshold and now - step.reported >= REPEAT_SECONDS:
        # Since the last look it may have gone on from where it was for most of the time.
        place = before if before and was_starved else step.entries
        # What took so long may just be over: one look elsewhere changes nothing.
        if not step.episode or _is_one_function(before, place):
            step.stack = stacks.of_entries(place)
        step.reported = now
        step.tell(state.number, now, 1)


def _is_one_function(before, after):
    """Whether two looks at a step have met the same function of the program's."""
    codes = [
        next((entry[0] for entry in one if not stacks.is_own(entry[0])), None)
        for one in (before, after)
    ]
    return codes[0] is codes[1]


def _find_step(frame):
    """The loop's runner on a stack and the outermost frame of the step in it; (None, None)
    between steps. A stack without a loop on it is a greenlet's: there is no runner to be seen.
    """
    outermost = None
    while frame is not None:
        if id(frame.f_code) in stacks.runners:
            return (frame, outermost) if outermost is not None else (None, None)
        if frame.f_code is loops.RUN_FOREVER:
            return None, None
        outermost = frame
        frame = frame.f_back
    return None, outermost if 'greenlet' in sys.modules else None


def _calls(frame):
    return stacks.calls(frame, most=stacks.DEEPEST_IN_LIBRARIES)


def _own_entry(task):
    """The frame of a task's own coroutine, which a greenlet's stack leaves out, as an entry."""
    frame = suspended.outer_frame(task.get_coro())
    return [] if frame is None else [(frame.f_code, frame.f_lasti, frame.f_lineno)]


def is_held_by_debugger(frame):
    """True while the thread of a frame waits at a breakpoint."""
    while frame is not None:
        package = DEBUGGERS.get(frame.f_code.co_name)
        if package is not None and package in frame.f_code.co_filename:
            return True
        frame = frame.f_back
    return False


def _overdue(loop):
    """For how long the loop's next timer has been due, as far as the loop lets one see its
    timers.
    """
    timers = getattr(loop, '_scheduled', None)
    if not timers or timers[0]._cancelled:
        return 0.0
    return max(0.0, loop.time() - timers[0]._when)


def _end(number, watched, now):
    step, watched.step = watched.step, None
    if step is not None and step.episode:
        step.tell(number, now, 0)


def _report():
    """Once a second: the lag of each loop."""
    loops.forget_dead()
    if levels.now == levels.OUTSIDE:
        loops.announce_running()
    for number in [number for number in _watched if number not in loops.known]:
        forget(number)
    for number, watched in list(_watched.items()):
        if watched.is_running:
            records.add(kinds.LAG, number, watched.lag * 1e6)
            watched.lag = 0.0
    for callback in on_second:
        callback()
