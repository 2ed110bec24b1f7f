"""Starts processes in two ways, and waits to be told to end."""
import asyncio
import multiprocessing
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


async def until_told():
    while not os.path.exists(os.path.join(HERE, "end")):
        await asyncio.sleep(0.05)


def child():
    asyncio.run(until_told())


async def main():
    process = multiprocessing.get_context("spawn").Process(target=child)
    process.start()
    program = os.path.join(HERE, "grandparent.py")
    started = await asyncio.create_subprocess_exec(sys.executable, program)
    await until_told()
    await started.wait()
    process.join()


if __name__ == "__main__":
    asyncio.run(main())
