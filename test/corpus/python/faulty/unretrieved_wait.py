"""asyncio.wait never raises: its failed tasks have to be asked."""
import asyncio


async def fetch(number):
    await asyncio.sleep(0.01)
    if number == 1:
        raise ValueError("no page %d" % number)


async def main():
    good = asyncio.ensure_future(fetch(0))
    bad = asyncio.ensure_future(fetch(1))  # exception-never-retrieved
    done, pending = await asyncio.wait([good, bad])
    print(len(done), len(pending))


asyncio.run(main())
