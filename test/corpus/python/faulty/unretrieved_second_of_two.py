"""Two uploads are awaited in turn: when the first one raises, nobody asks the second."""
import asyncio


async def upload(part, delay):
    await asyncio.sleep(delay)
    raise IOError("part %d" % part)


async def main():
    first = asyncio.ensure_future(upload(1, 0.01))
    second = asyncio.ensure_future(upload(2, 0.05))  # exception-never-retrieved
    try:
        await first
        await second
    except IOError as error:
        print(error)
    await asyncio.sleep(0.1)


asyncio.run(main())
