"""The agent's one thread: it listens to the inspector, watches the loops, and sends what is left
over.

It is started below `threading`, so that the program's own counts and lists of threads stay as
they are.
"""

import _thread
from time import monotonic, sleep

from . import (
    awaits,
    connection,
    costs,
    deadman,
    faults,
    forsaken,
    made,
    misuse,
    pictures,
    resources,
    steps,
    threads,
    unclosed,
    watchdog,
)

STOP_SECONDS = 0.5
# Each use of the socket lets go of the interpreter, and waits for a busy program to get it back.
TALK_SECONDS = 0.1
PICTURES = (
    awaits.picture,
    forsaken.picture,
    resources.picture,
    threads.picture,
    steps.picture,
)

_stop = None
_finished = None
_next_talk = 0.0


def start():
    """Starts the thread unless it runs."""
    global _stop, _finished
    if _stop is not None:
        return
    _stop = _thread.allocate_lock()
    _finished = _thread.allocate_lock()
    _stop.acquire()
    _finished.acquire()
    watchdog.begin()  # the program may keep the new thread from running at once
    # A debugger puts its own in front of it, and would list the thread.
    begin = getattr(_thread, '_original_start_new_thread', _thread.start_new_thread)
    begin(_run, (_stop, _finished))


def is_running():
    return _stop is not None


def stop():
    """Ends the thread and waits for it; half a second at most."""
    global _stop
    if _stop is None:
        return
    stop, _stop = _stop, None
    _release(stop)
    # What forbids a loop's thread to block, such as blockbuster, doesn't mind this.
    deadline = monotonic() + STOP_SECONDS
    while not _finished.acquire(False) and monotonic() < deadline:
        sleep(0.0005)


def wake():
    """Ends the thread's pause, if it is in one."""
    if _stop is not None:
        _release(_stop)


def _release(lock):
    try:
        lock.release()
    except RuntimeError:  # somebody else has
        pass


def begin_again():
    """After a fork, in the child: there is no thread."""
    global _stop
    _stop = None
    for subject in (awaits, deadman, made, misuse, pictures, resources, steps, threads):
        subject.begin_again()
    watchdog.begin_again()


def farewell():
    """At the program's end."""
    try:
        stop()
        deadman.end()
        misuse.at_exit()
        unclosed.at_exit()
        connection.farewell()
    except Exception:
        faults.swallow()


def _run(stopped, finished):
    try:
        costs.begin()
        watchdog.begin_in_thread()
        while connection.is_open():
            is_woken = stopped.acquire(timeout=watchdog.pause())
            if _stop is not stopped:
                break
            if is_woken:  # by a step that has just begun: there is nothing to see yet
                continue
            for duty in (watchdog.look, _take_pictures, _talk):
                try:
                    duty()
                except Exception:
                    faults.swallow()
    finally:
        watchdog.end()
        finished.release()


def _talk():
    global _next_talk
    if monotonic() >= _next_talk or watchdog.has_news():
        _next_talk = monotonic() + TALK_SECONDS
        connection.receive()
        connection.flush()


def _take_pictures():
    """Goes on with the pictures of the program, for one tick at most, letting it run in between."""
    end = monotonic() + watchdog.tick()
    for picture in PICTURES:
        while connection.is_open() and picture.look_on() and monotonic() < end:
            sleep(0)
