"""A cache returns a default on cancellation; whoever cancelled believes the value."""
import asyncio


async def lookup(key):
    try:
        await asyncio.sleep(5)  # cancel-swallowed
        return key
    except asyncio.CancelledError:
        return "default"


async def main():
    task = asyncio.ensure_future(lookup("colour"))
    asyncio.get_running_loop().call_later(0.05, task.cancel)
    print(await task)


asyncio.run(main())
