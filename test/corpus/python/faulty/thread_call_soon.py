# environment: LOOPSCOPE_STRICT=1
"""A worker thread posts its result with call_soon: the sleeping loop is not woken."""
import asyncio
import threading


def work(loop, done):
    loop.call_soon(done.append, "result")  # wrong-thread


async def main():
    done = []
    thread = threading.Thread(target=work, args=(asyncio.get_running_loop(), done))
    thread.start()
    await asyncio.sleep(0.1)
    thread.join()
    print(done)


asyncio.run(main())
