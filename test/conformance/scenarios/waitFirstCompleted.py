import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(delay, delay)) for delay in (1, 0.005, 2)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([int(task in done) for task in tasks], len(pending))
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    loop.call_soon(futures[2].cancel)
    loop.call_soon(futures[0].set_result, None)
    done, pending = await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    print([int(future in done) for future in futures])
    done, pending = await asyncio.wait(futures, return_when=asyncio.FIRST_COMPLETED)
    print([int(future in done) for future in futures])
asyncio.run(main())
