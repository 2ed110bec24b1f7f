# environment: LOOPSCOPE_STRICT=1
"""asyncio.Queue is not a queue.Queue: a thread puts items into it."""
import asyncio
import threading


async def main():
    queue = asyncio.Queue()

    def read():
        queue.put_nowait("line")  # wrong-thread

    getting = asyncio.ensure_future(queue.get())
    await asyncio.sleep(0.02)
    thread = threading.Thread(target=read)
    thread.start()
    await asyncio.sleep(0.1)
    thread.join()
    print(await getting)


asyncio.run(main())
