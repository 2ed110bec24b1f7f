import asyncio
async def main():
    fast = asyncio.create_task(asyncio.sleep(0.001, 'fast'))
    slow = asyncio.create_task(asyncio.sleep(0.05, 'slow'))
    done, pending = await asyncio.wait([fast, slow], timeout=0.02)
    print(int(fast in done), int(slow in pending), slow.cancelling())
    done, pending = await asyncio.wait([slow], timeout=0)
    print(len(done), len(pending))
    print(await slow)
asyncio.run(main())
