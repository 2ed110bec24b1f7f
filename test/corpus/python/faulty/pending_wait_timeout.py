"""asyncio.wait with a timeout cancels nothing: the slow tasks are forgotten and run on."""
import asyncio


async def query(server, delay):
    await asyncio.sleep(delay)
    return server


async def main():
    fast = asyncio.ensure_future(query("a", 0.01))
    slow = asyncio.ensure_future(query("b", 20))  # pending-at-exit
    done, _ = await asyncio.wait([fast, slow], timeout=0.1)
    print([task.result() for task in done])
    return slow


loop = asyncio.new_event_loop()
slow = loop.run_until_complete(main())
loop.close()
