"""Finds the steps of a loop that take too long, while they do.

A step is known again by its handle: the same object on the loop's stack at two looks is one step
that still runs. So nothing has to be noted when a step begins.
"""

import sys
import threading
import weakref
from threading import get_ident, get_native_id
from time import monotonic, process_time

from . import (
    connection,
    costs,
    creations,
    deadman,
    kinds,
    levels,
    loops,
    own_time,
    pictures,
    records,
    scheduling,
    stacks,
    tasks,
    turns,
)

REPEAT_SECONDS = 0.1
# Between two looks when the program stands still, and after how long of that. The inspector's
# requests wait too: each waking of a thread costs more than the look.
LONG_PAUSE = 0.5
STILL_SECONDS = 0.2
# For so many ticks a loop that turns puts the next look off: it does one itself by then.
PUT_OFF = 1.5
SECOND = 1.0
# A look that comes later than this is told from one that the system has held back.
LATE = 0.003
# Of one that asks for the interpreter in vain.
WAKINGS = 3
# Where the system doesn't tell that: of a time in which this thread could not run, the part that
# the process must have computed to have been blocked.
BUSY_PART = 0.5
DEBUGGERS = {'do_wait_suspend': 'pydevd', '_do_wait_suspend': 'pydevd', 'interaction': 'pdb'}

# Called with the seconds by which the next look is put off.
on_put_off = []

_threshold = 0.1
_episodes = 0
_is_looking = False
_has_news = False
_watched = {}
_thread = 0
_told = None
_times_offset = _times_at_pause = 0
_due = 0.0
_last_look = 0.0
_last_cpu = 0.0
_computed = 0.0
_still_since = 0.0
_rests = False
_held_since = _held_until = 0.0
_last_report = 0.0


class Watched:
    """What the looks at one loop have found so far."""

    def __init__(self):
        self.is_running = False
        self.lag = 0.0
        self.step = None


class Step:
    """A step of a loop that was on the stack at a look."""

    def __init__(self, since, task):
        self.since = since
        self.task = task
        self.episode = 0
        self.reported = 0.0
        self.stack = 0
        self.looked = since
        self.entries = None
        self.waited = None

    def spare(self, thread):
        """Leaves out the time since the last such call in which the system kept the thread from
        running.
        """
        before, self.waited = self.waited, scheduling.waited(thread)
        if before is not None and self.waited is not None:
            self.since += self.waited - before


class HandleStep(Step):
    """A step of a loop of asyncio's own, known by its handle."""

    def __init__(self, since, task, handle):
        Step.__init__(self, since, task)
        self.handle = weakref.ref(handle)

    def is_same(self, task, handle):
        return self.handle() is handle


class PingStep(Step):
    """A step of a loop without handles, known by this: a callback asked for at the first look has
    not run.
    """

    def __init__(self, since, task, frame, loop):
        Step.__init__(self, since, task)
        self.frame = id(frame)
        self.answers = []
        loop.call_soon_threadsafe(self.answers.append, True)

    def is_same(self, task, frame):
        return not self.answers and self.task == task and self.frame == id(frame)


def set_threshold(milliseconds):
    global _threshold
    _threshold = milliseconds / 1000


def tick():
    """Seconds between two looks."""
    return min(0.05, max(0.005, _threshold / 5))


def watch():
    deadman.on_held.append(look_from)


def begin():
    global _due, _last_look, _last_cpu, _last_report
    _last_look = _last_report = monotonic()
    _due = _last_look + tick()
    _last_cpu = process_time()
    deadman.put_off(_threshold)


def begin_in_thread():
    """The same, in the agent's thread."""
    global _thread, _told, _times_offset
    _thread = get_native_id()
    _told = scheduling.so_far(_thread)
    if _told is not None:
        _times_offset = _told[1] - scheduling.own_times()


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


def has_news():
    """True if something is to be told that should not wait, since the last such call."""
    global _has_news
    had, _has_news = _has_news, False
    return had


def look():
    """Looks at each running loop once."""
    global _is_looking
    if _is_still():
        return
    _is_looking = True
    try:
        _look()
    finally:
        _is_looking = False
    deadman.put_off(_threshold)


def turned(state):
    """A loop is between two turns: none of its steps runs."""
    now = monotonic()
    watched = _watched.setdefault(state.number, Watched())
    watched.is_running = True
    _end(state.number, watched, now)
    turns.end(state.number)
    watched.lag = max(watched.lag, _overdue(state.ref()))
    _looked(now)
    deadman.put_off(_threshold)


def awake(now):
    """A loop turns: what it runs next is looked at in time."""
    global _still_since, _rests, _due
    seconds = PUT_OFF * tick()
    _still_since = now
    _rests = False
    _due = now + seconds
    for callback in on_put_off:
        callback(seconds)


def rest(has_more=False):
    """The next look is to be after a tick, or later if the program stands still and there is no
    more to do.
    """
    global _due
    _due = monotonic() + (LONG_PAUSE if _rests and not has_more else tick())


def pause():
    """Seconds for which the agent's thread is to pause now."""
    global _times_at_pause
    _times_at_pause = scheduling.own_times() + _times_offset
    return max(0.0, _due - monotonic())


def is_due():
    """False after a pause while the next look has been put off."""
    return monotonic() >= _due


def _is_still():
    """True while all loops wait, as at the last look: since then nothing has run."""
    global _computed, _still_since, _rests
    before, _computed = _computed, own_time.computed()
    now = monotonic()
    if abs(_computed - before) >= pictures.STILL_SECONDS or any(w.step for w in _watched.values()):
        _still_since = now
        _rests = False
        return False
    _rests = now - _still_since >= STILL_SECONDS and _are_turns_seen()
    return now - _last_report < SECOND


def _are_turns_seen():
    return all(state.are_turns_seen for state in list(loops.known.values()))


def look_from(frame, late):
    """Looks at the loop of this thread, which runs `frame` and may have kept the agent's thread
    from looking: for so many seconds at least.
    """
    now = monotonic()
    since = now - max(_held(now), late)
    if now - since < _threshold and now - _held_until < tick():
        since = _held_since
    if now - since < _threshold:
        deadman.put_off(tick())
        return
    for number, state in list(loops.known.items()):
        if state.running_thread() != get_ident() or _find_step(frame)[0] is None:
            continue
        if _is_looking:  # it is in the midst of that, and of its own variables
            _report_gone(number, since, now, stacks.of_entries(stacks.calls(frame)))
            continue
        watched = _watched.setdefault(number, Watched())
        watched.is_running = True  # maybe since a moment ago
        _look_at(state, watched, frame, now, since)
        connection.flush()


def _held(now):
    """For how many seconds the agent's thread has been kept from running by the program alone. Who
    waits for the interpreter wakes at each switch interval, and is given it unless one call goes
    on; who doesn't wake was kept from running by the system.
    """
    late = now - _due
    if late < _threshold:
        return 0.0
    before, at_pause = _told, _times_at_pause
    told = scheduling.so_far(_thread)  # meanwhile that thread may look, and pause again
    if told is None or before is None:
        return late if process_time() - _last_cpu >= BUSY_PART * late else 0.0
    return late - (told[0] - before[0]) if told[1] - at_pause >= WAKINGS else 0.0


def _look():
    global _held_since, _held_until
    now = monotonic()
    held = _held(now)
    if held >= _threshold:  # the main thread may only now come to its own look
        _held_since, _held_until = now - held, now
    gap = now - _last_look
    frames = sys._current_frames()
    for number, state in list(loops.known.items()):
        watched = _watched.setdefault(number, Watched())
        frame = frames.get(state.running_thread())
        # Of the main thread, who held it and where was seen from there.
        is_seen = deadman.is_on() and state.running_thread() == threading.main_thread().ident
        is_held = held >= _threshold and not is_seen
        runner = _look_at(state, watched, frame, now, now - held if is_held else now)
        watched.is_running = frame is not None
        if state.is_asyncio:
            turns.look(number, frame, runner, watched.step, min(gap, 2 * tick()))
        if watched.step is not None and watched.step.waited is None:
            watched.step.spare(state.running_thread())  # the program runs on meanwhile
    frames = frame = runner = None
    _looked(now)


def _looked(now):
    """What follows each look."""
    global _told, _last_look, _last_cpu, _last_report
    _last_look = now
    _last_cpu = process_time()
    costs.tick()
    is_second = now - _last_report >= SECOND
    if is_second or now - _due >= LATE:
        _told = scheduling.so_far(_thread)
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
    task = 0 if task is None else id(task)
    runner, outermost = _find_step(frame)
    if runner is None:
        was_idle = watched.step is None
        _end(state.number, watched, now)
        if since < now and was_idle and watched.is_running:
            _report_gone(state.number, since, now)
    else:
        _follow(state, watched, loop, task, frame, runner, outermost, now, since)
    watched.lag = max(watched.lag, _overdue(loop), now - watched.step.since if watched.step else 0)
    return runner


def _follow(state, watched, loop, task, frame, runner, outermost, now, since):
    step = watched.step
    identity = runner.f_locals.get('self') if state.is_asyncio else outermost
    if identity is None:  # the step is just over
        return
    if step is None or not step.is_same(task, identity):
        _end(state.number, watched, now)
        since = since if watched.is_running else now
        if state.is_asyncio:
            step = HandleStep(since, task, identity)
        else:
            step = PingStep(since, task, identity, loop)
        watched.step = step
    elif watched.is_running:
        step.since = min(step.since, since)  # the agent's thread may have come in between
    before, step.entries = step.entries, stacks.calls(frame)
    was_long = _is_looking and now - step.looked > 2 * tick()
    step.looked = now
    if now - step.since >= _threshold:
        step.spare(state.running_thread())
    if now - step.since >= _threshold and now - step.reported >= REPEAT_SECONDS:
        # After a long time without a look it may have gone on from where it was for most of it.
        step.stack = stacks.of_entries(before if before and was_long else step.entries)
        step.reported = now
        _emit(state.number, step, now, 1)


def _find_step(frame):
    """The loop's runner on a stack and the outermost frame of the step in it; (None, None)
    between steps.
    """
    outermost = None
    while frame is not None:
        if id(frame.f_code) in stacks.runners:
            return (frame, outermost) if outermost is not None else (None, None)
        outermost = frame
        frame = frame.f_back
    return None, None


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
        _emit(number, step, now, 0)


def _report_gone(number, since, now, stack=0):
    """A call that kept every thread from running, this one too, and is over."""
    step = Step(since, 0)
    step.stack = stack
    _emit(number, step, now, 0)


def _emit(number, step, now, ongoing):
    global _episodes, _has_news
    _has_news = True
    if not step.episode:
        _episodes += 1
        step.episode = _episodes
    elapsed = (now - step.since) * 1e6
    creations.tell(step.task)
    records.add(kinds.SLOW_CALLBACK, number, step.task, step.episode, elapsed, ongoing, step.stack)


def _report():
    """Once a second: the lag of each loop, and what watching costs."""
    loops.forget_dead()
    if levels.now == levels.OUTSIDE:
        loops.announce_running()
    for number in [number for number in _watched if number not in loops.known]:
        forget(number)
    for number, watched in list(_watched.items()):
        if watched.is_running:
            records.add(kinds.LAG, number, watched.lag * 1e6)
            watched.lag = 0.0
    costs.report()
