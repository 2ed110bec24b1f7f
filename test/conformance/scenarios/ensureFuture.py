import asyncio
async def work():
    return 'worked'
async def main():
    future = asyncio.ensure_future(work())
    print(int(isinstance(future, asyncio.Task)), int(asyncio.ensure_future(future) is future))
    print(await future)
asyncio.run(main())
