# environment: LOOPSCOPE_STRICT=1
"""A driver's thread sets a future's result; the program wakes up at its next timer, or never."""
import asyncio
import threading


async def main():
    reply = asyncio.get_running_loop().create_future()

    def driver():
        reply.set_result("reply")  # wrong-thread

    threading.Timer(0.02, driver).start()
    waiting = asyncio.ensure_future(asyncio.wait_for(reply, 1))
    await asyncio.sleep(0.1)
    print(await waiting)


asyncio.run(main())
