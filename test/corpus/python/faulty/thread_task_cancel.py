# environment: LOOPSCOPE_STRICT=1
"""A watchdog thread cancels a task directly instead of by call_soon_threadsafe."""
import asyncio
import threading


async def main():
    task = asyncio.ensure_future(asyncio.sleep(10))
    await asyncio.sleep(0.02)

    def give_up():
        task.cancel()  # wrong-thread

    thread = threading.Thread(target=give_up)
    thread.start()
    await asyncio.sleep(0.1)
    thread.join()
    await asyncio.wait([task])
    print(task.cancelled())


asyncio.run(main())
