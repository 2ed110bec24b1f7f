import asyncio
async def consume(name, following):
    try:
        print(name, await following)
    except asyncio.CancelledError as error:
        print(name, 'cancelled:', error)
        raise
async def main():
    loop = asyncio.get_running_loop()
    futures = [loop.create_future() for _ in range(3)]
    tasks = [
        asyncio.create_task(consume(name, following))
        for name, following in zip('abc', asyncio.as_completed(futures))
    ]
    await asyncio.sleep(0)
    futures[1].set_result('second')
    await asyncio.sleep(0)
    tasks[0].cancel('woken already')
    futures[0].set_result('first')
    futures[2].set_result('third')
    await asyncio.wait(tasks)
    print([int(task.cancelled()) for task in tasks])
asyncio.run(main())
