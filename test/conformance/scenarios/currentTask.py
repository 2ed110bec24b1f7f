import asyncio
async def work():
    return int(asyncio.current_task() is None)
async def main():
    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    def callback():
        try:
            print('callback', int(asyncio.current_task() is None))
        finally:
            future.set_result(None)
    future = loop.create_future()
    loop.call_soon(callback)
    await future
    print(int(asyncio.current_task() is me), await work())
    tasks = [asyncio.create_task(asyncio.sleep(0)) for _ in range(3)]
    print(len(asyncio.all_tasks()))
    await asyncio.gather(*tasks)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
