"""Starts the agent, piece by piece, as the program imports what it watches."""

import atexit
import sys


def imported(name):
    """Called when `asyncio`, `uvloop`, `socketserver` or a module of pools has been imported."""
    if name == 'asyncio':
        _watch_asyncio()
    elif name == 'socketserver':
        _watch_servers()
    elif name == 'uvloop':
        _watch_uvloop()
    elif 'asyncio' in sys.modules:
        from . import threads

        threads.watch_pools(name)


def attached():
    """Called when the agent has come into a program that runs already."""
    from . import faults, loops

    try:
        loops.announce_running()
    except Exception:
        faults.swallow()


def _watch_asyncio():
    from asyncio.base_events import BaseEventLoop

    from . import (
        anyio_waits,
        cancellation,
        connection,
        deadman,
        forks,
        heartbeat,
        jobs,
        levels,
        loops,
        misuse,
        origins,
        pace,
        panel,
        patches,
        primitives,
        resources,
        steps,
        tasks,
        thread,
        threads,
        transports,
        unclosed,
        watchdog,
        wrong_thread,
    )

    connection.on_close += (patches.undo, origins.end)
    tasks.watch_creation(BaseEventLoop)
    steps.watch()
    jobs.watch(BaseEventLoop)
    for wait in (primitives, transports, anyio_waits):
        wait.watch()
    loops.watch(BaseEventLoop)
    misuse.watch_complaints(BaseEventLoop)
    origins.watch()
    misuse.watch_warnings()
    misuse.watch_failures()
    resources.watch()
    for module in threads.POOLS:
        threads.watch_pools(module)
    unclosed.watch()
    unclosed.watch_loops(BaseEventLoop)
    wrong_thread.watch(BaseEventLoop)
    cancellation.watch()
    panel.listen()
    deadman.watch()
    watchdog.watch()
    loops.on_first.append(thread.start)
    loops.on_closing.append(watchdog.forget)
    pace.on_put_off.append(thread.put_off)
    heartbeat.watch()
    levels.on_settling.append(tasks.settle)
    forks.watch()
    atexit.register(thread.farewell)


def _watch_uvloop():
    from uvloop import Loop

    from . import jobs, loops, misuse, tasks, uvloop_waits

    uvloop_waits.watch()
    tasks.watch_creation(Loop)
    jobs.watch(Loop)
    loops.watch(Loop)
    loops.watch_thread(Loop)
    misuse.watch_complaints(Loop)


def _watch_servers():
    """Shows the threads of a program that serves from threads, and may never import asyncio."""
    from socketserver import BaseServer

    from . import faults, patches

    def serving(original):
        def serve_forever(self, *args, **options):
            try:
                _show_threads()
            except Exception:
                faults.swallow()
            return original(self, *args, **options)

        return serve_forever

    patches.replace(BaseServer, 'serve_forever', serving)


def _show_threads():
    import asyncio  # noqa: F401  brings in the rest of the agent

    from . import connection, thread

    if connection.open_once():
        thread.start()
