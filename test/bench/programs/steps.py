"""Microseconds of processor time per step, all threads counted: sleep(0). With `thread`, beside one that does nothing."""
import _thread
import asyncio
import sys
import time

from windows import show

if "thread" in sys.argv:
    never = _thread.allocate_lock()
    never.acquire()
    _thread.start_new_thread(never.acquire, ())


async def step_for(seconds):
    steps = 0
    end = time.monotonic() + seconds
    started = time.process_time()
    while time.monotonic() < end:
        for _ in range(100):
            await asyncio.sleep(0)
        steps += 100
    return (time.process_time() - started) / steps * 1e6


asyncio.run(show(step_for))
