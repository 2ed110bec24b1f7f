"""The agent's work, a round of it each tick: it looks at the loops, takes pictures of the program,
and talks to the inspector. A loop that turns does it itself; else the agent's one thread does.

The thread is started below `threading`, so that the program's own counts and lists of threads stay
as they are.
"""

import _thread
from time import monotonic, sleep

from . import costs, pause
from .blocking import deadman, held, pace, slow_steps, watchdog
from .misuse import complaints, forsaken, unclosed
from .protocol import connection
from .resources import made, resources, threads
from .tasks import creations, scheduled, steps, tasks
from .waits import awaits
from .watching import faults, own_time
from .watching.collection import held_off

STOP_SECONDS = 0.5
# Each use of the socket lets go of the interpreter, and waits for a busy program to get it back.
TALK_SECONDS = 0.1
# So many creations a loop has no time to tell.
MUCH = 400
# A thread may wait in vain for the interpreter: after this the loop does what it has left.
PATIENCE_SECONDS = 0.5
# For so long a loop lets go of the interpreter, for the thread to get on with its work.
MOMENT_SECONDS = 50e-6
PICTURES = (
    awaits.picture,
    forsaken.picture,
    resources.picture,
    tasks.picture,
    threads.picture,
    steps.picture,
)

# What begins again in a forked child.
SUBJECTS = (
    own_time,
    awaits,
    complaints,
    deadman,
    made,
    resources,
    scheduled,
    steps,
    tasks,
    threads,
)

# What the thread that is to run is known by.
_running = None
_pause = None
_finished = None
_working = _thread.allocate_lock()
_next_talk = 0.0
# Since when a loop has left the thread something to do; 0 if it hasn't.
_left = 0.0


def start():
    """Starts the thread unless it runs."""
    global _running, _finished
    if _running is not None:
        return
    _running = object()
    _finished = _thread.allocate_lock()
    _finished.acquire()
    watchdog.begin()  # the program may keep the new thread from running at once
    # A debugger puts its own in front of it, and would list the thread.
    begin = getattr(_thread, '_original_start_new_thread', _thread.start_new_thread)
    begin(_run, (_running, _finished))


def is_running():
    return _running is not None


def stop():
    """Ends the thread and waits for it; half a second at most."""
    global _running
    if _running is None:
        return
    _running = None
    if _pause is not None:
        _pause.end()
    # What forbids a loop's thread to block, such as blockbuster, doesn't mind this.
    deadline = monotonic() + STOP_SECONDS
    while not _finished.acquire(False) and monotonic() < deadline:
        sleep(0.0005)


def put_off(seconds):
    """Has the thread's pause end so many seconds from now, or somewhat earlier."""
    if _pause is not None:
        _pause.put_off(seconds)


def begin_again():
    """After a fork, in the child: there is no thread."""
    global _running, _pause, _working
    _running = _pause = None
    _working = _thread.allocate_lock()
    for subject in SUBJECTS:
        subject.begin_again()
    watchdog.begin_again()


def farewell():
    """At the program's end."""
    try:
        stop()
        deadman.end()
        complaints.at_exit()
        unclosed.at_exit()
        connection.farewell()
    except Exception:
        faults.swallow()


def work_in_loop(state):
    """Does what there is to do, in the thread of a loop between two of its turns; of long work a
    piece. True if there is more.
    """
    if _running is None:
        return False
    if not _working.acquire(False):
        sleep(MOMENT_SECONDS)
        return False
    try:
        own_time.begin()
        held_off(watchdog.turned, state)
        may_leave = not _left or monotonic() - _left < PATIENCE_SECONDS
        for picture in PICTURES:
            if not (may_leave and picture.is_long()) and held_off(picture.look_on):
                return True
        if may_leave and _has_much():
            _leave()
        else:
            _talk()
        return False
    finally:
        try:
            own_time.end()
        finally:  # whatever a signal handler raises meanwhile
            _working.release()


def _run(running, finished):
    global _pause
    own = _pause = pause.of_this_thread()
    try:
        costs.begin()
        held.begin_in_thread()
        used = 0.0
        while connection.is_open() and _running is running:  # it may be over before it begins
            if pace.is_due() or _left:
                used = _work(used)
            held.pausing()
            own.wait(pace.seconds_left())
    finally:
        if _pause is own:
            _pause = None
        own.close()
        watchdog.end()
        finished.release()


def _work(used):
    """Does what there is to do, in the agent's thread, unless a loop is at it. Returns what the
    thread has used so far.
    """
    global _left
    if not _working.acquire(False):
        pace.rest()
        return used
    _left = 0.0
    own_time.begin(used)
    try:
        for duty in (_look, _take_pictures, _talk):
            try:
                duty()
            except Exception:
                faults.swallow()
        pace.rest(any(picture.under_way is not None for picture in PICTURES))
    finally:
        used = own_time.end()
        _working.release()
    return used


def _look():
    held_off(watchdog.look)


def _has_much():
    """Whether there is something to do that would take a loop long."""
    if len(creations.fresh) > MUCH:
        return True
    return any(picture.is_long() and picture.is_due() for picture in PICTURES)


def _leave():
    """Leaves what there is to do to the thread."""
    global _left
    _left = _left or monotonic()
    put_off(0)


def _talk():
    global _next_talk
    if monotonic() >= _next_talk or slow_steps.has_news():
        _next_talk = monotonic() + TALK_SECONDS
        connection.receive()
        connection.flush()


def _take_pictures():
    """Goes on with the pictures of the program, for one tick at most, letting it run in between."""
    end = monotonic() + pace.tick()
    for picture in PICTURES:
        while connection.is_open() and held_off(picture.look_on) and monotonic() < end:
            sleep(0)
