"""A thread is given a coroutine function as its target: it makes the coroutine and ends."""
import asyncio
import threading


async def poll():
    await asyncio.sleep(0)
    print("polled")


def start():
    return poll()  # never-awaited: poll


async def main():
    thread = threading.Thread(target=start)
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.01)
    print("done")


asyncio.run(main())
