"""Starts the agent, piece by piece, as the program imports what it watches."""

import sys


def imported(name):
    """Called when `asyncio`, `uvloop`, `socketserver` or a module of pools has been imported."""
    from .watching import free_threading

    if free_threading.is_on():
        if name == 'asyncio':
            _say_why()
    elif name == 'asyncio':
        _watch_asyncio()
    elif name == 'socketserver':
        _watch_servers()
    elif name == 'uvloop':
        _watch_uvloop()
    elif 'asyncio' in sys.modules:
        from .resources import threads

        threads.watch_pools(name)


def attached():
    """Called when the agent has come into a program that runs already."""
    from .tasks import loops
    from .watching import faults

    try:
        loops.announce_running()
    except Exception:
        faults.swallow()


def _say_why():
    """Tells the inspector, once a loop begins to run, that nothing of the program is watched."""
    from asyncio.base_events import BaseEventLoop

    from .protocol import connection
    from .tasks import loops
    from .watching import faults, patches

    def tell(loop):
        try:
            if connection.open_once():
                connection.farewell(connection.CLOSING_SECONDS)
        except Exception:
            faults.swallow()

    connection.on_close.append(patches.undo)
    loops.watch_running(BaseEventLoop, tell)


def _watch_asyncio():
    from asyncio.base_events import BaseEventLoop

    from . import costs, forks, heartbeat, panel, thread
    from .blocking import deadman, pace, watchdog
    from .coroutines import origins
    from .misuse import complaints, never_awaited, unclosed, wrong_thread
    from .protocol import connection
    from .resources import accepted, resources, threads
    from .tasks import cancellation, loops, scheduled, steps, tasks
    from .waits import anyio_waits, jobs, primitives, transports
    from .watching import lasting, levels, patches

    connection.on_close += (patches.undo, origins.end)
    tasks.watch_creation(BaseEventLoop)
    scheduled.watch()
    steps.watch()
    jobs.watch(BaseEventLoop)
    for wait in (primitives, transports, anyio_waits):
        wait.watch()
    loops.watch(BaseEventLoop)
    complaints.watch(BaseEventLoop)
    complaints.watch_failures()
    origins.watch()
    never_awaited.watch()
    resources.watch()
    for module in threads.POOLS:
        threads.watch_pools(module)
    accepted.watch()
    unclosed.watch()
    unclosed.watch_loops(BaseEventLoop)
    wrong_thread.watch(BaseEventLoop)
    cancellation.watch()
    panel.listen()
    deadman.watch()
    watchdog.watch()
    watchdog.on_look.append(costs.tick)
    watchdog.on_second.append(costs.report)
    loops.on_first.append(thread.start)
    loops.on_closing.append(watchdog.forget)
    pace.on_put_off.append(thread.put_off)
    heartbeat.watch()
    levels.on_settling.append(tasks.settle)
    forks.watch()
    lasting.calls['exit'] = thread.farewell


def _watch_uvloop():
    from uvloop import Loop

    from .misuse import complaints
    from .tasks import loops, tasks
    from .waits import jobs, uvloop_waits

    uvloop_waits.watch()
    tasks.watch_creation(Loop)
    jobs.watch(Loop)
    loops.watch(Loop)
    loops.watch_thread(Loop)
    complaints.watch(Loop)


def _watch_servers():
    """Shows the threads of a program that serves from threads, and may never import asyncio."""
    from socketserver import BaseServer

    from .watching import faults, patches

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

    from . import thread
    from .protocol import connection

    if connection.open_once():
        thread.start()
