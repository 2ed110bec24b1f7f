"""Starts the agent, piece by piece, as the program imports what it watches."""

import atexit


def imported(name):
    """Called when `asyncio` or `uvloop` has been imported."""
    if name == 'asyncio':
        _watch_asyncio()
    elif name == 'uvloop':
        _watch_uvloop()


def _watch_asyncio():
    from asyncio.base_events import BaseEventLoop

    from . import (
        cancellation,
        connection,
        forks,
        loops,
        misuse,
        panel,
        patches,
        tasks,
        thread,
        watchdog,
    )

    connection.on_close.append(patches.undo)
    tasks.watch_creation(BaseEventLoop)
    tasks.watch_steps()
    loops.watch(BaseEventLoop)
    misuse.watch_complaints(BaseEventLoop)
    misuse.watch_warnings()
    cancellation.watch()
    panel.listen()
    loops.on_first.append(thread.start)
    loops.on_closing.append(watchdog.forget)
    forks.watch()
    atexit.register(thread.farewell)


def _watch_uvloop():
    from uvloop import Loop

    from . import loops, misuse, tasks

    tasks.watch_creation(Loop)
    loops.watch(Loop)
    loops.watch_thread(Loop)
    misuse.watch_complaints(Loop)
