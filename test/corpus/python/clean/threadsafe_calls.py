# environment: LOOPSCOPE_STRICT=1
"""Threads that talk to the loop by the ways that are made for it."""
import asyncio
import threading


async def add(a, b):
    await asyncio.sleep(0.01)
    return a + b


async def main():
    loop = asyncio.get_running_loop()
    reply = loop.create_future()
    sums = []

    def work():
        sums.append(asyncio.run_coroutine_threadsafe(add(1, 2), loop).result())
        loop.call_soon_threadsafe(reply.set_result, "reply")

    thread = threading.Thread(target=work)
    thread.start()
    print(await reply, sums)
    thread.join()


asyncio.run(main())
