import asyncio
async def work(gate):
    return await gate
async def main():
    gate = asyncio.get_running_loop().create_future()
    fast = asyncio.create_task(asyncio.sleep(0, 'fast'))
    slow = asyncio.create_task(work(gate))
    done, pending = await asyncio.wait([fast, slow], timeout=0.1)
    print(int(fast in done), int(slow in pending), slow.cancelling())
    done, pending = await asyncio.wait([slow], timeout=0)
    print(len(done), len(pending))
    gate.set_result('slow')
    print(await slow)
asyncio.run(main())
