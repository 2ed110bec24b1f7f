"""Forks: the thread is stopped before one (Python warns of forks with threads), and the child
dials for itself.
"""

import os

from . import cancellation, connection, faults, loops, tasks, thread


def watch():
    if hasattr(os, 'register_at_fork'):
        os.register_at_fork(before=_before, after_in_parent=_in_parent, after_in_child=_in_child)


def _before():
    try:
        thread.stop()
    except Exception:
        faults.swallow()


def _in_parent():
    try:
        if connection.is_open():
            thread.start()
    except Exception:
        faults.swallow()


def _in_child():
    try:
        thread.begin_again()
        connection.begin_again()
        tasks.live.clear()
        cancellation.requested.clear()
        loops.known.clear()
    except Exception:
        faults.swallow()
