"""Does what files beside it tell it to, so that a test decides when."""
import asyncio
import os
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def told(word):
    return os.path.exists(os.path.join(HERE, word))


async def until_told(word):
    while not told(word):
        await asyncio.sleep(0.02)


async def worker():
    try:
        await asyncio.sleep(3600)
    except asyncio.CancelledError:
        print("worker was cancelled", flush=True)
        raise


async def phases(gate):
    await gate.wait()
    await asyncio.sleep(3600)


async def victim():
    await asyncio.sleep(3600)  # the await where the cancellation arrives


async def canceller(task):
    await until_told("cancel")
    task.cancel("by the test")  # the canceller's line


async def blocker():
    await until_told("block")
    while not told("unblock"):
        time.sleep(0.3)  # the blocking line
    print("unblocked", flush=True)


async def main():
    gate = asyncio.Event()
    gate_opener = asyncio.create_task(until_told("open"), name="opener")
    gate_opener.add_done_callback(lambda _: gate.set())
    doomed = asyncio.create_task(victim(), name="victim")  # the creation of victim
    tasks = [
        asyncio.create_task(worker(), name="worker"),
        asyncio.create_task(phases(gate), name="phases"),
        asyncio.create_task(blocker(), name="blocker"),
        asyncio.create_task(canceller(doomed), name="canceller"),
    ]
    print("ready", flush=True)
    await until_told("end")
    for task in tasks:
        task.cancel()


asyncio.run(main())
