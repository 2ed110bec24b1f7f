"""Not a task but a timer: a call_later callback compresses the log."""
import asyncio
import os
import time
import zlib

LOG = os.urandom(1000000)


def rotate(done):
    until = time.process_time() + 0.3
    while time.process_time() < until:
        zlib.compress(LOG * 4, 9)  # slow-callback
    done.set_result("rotated")


async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    loop.call_later(0.05, rotate, done)
    print(await done)


asyncio.run(main())
