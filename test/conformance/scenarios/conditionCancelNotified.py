# since 3.13
import asyncio
async def work(condition, name):
    try:
        async with condition:
            await condition.wait()
            print(name, 'notified')
    except asyncio.CancelledError:
        print(name, 'cancelled')
async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(work(condition, name)) for name in 'abc']
    await asyncio.sleep(0)
    async with condition:
        condition.notify()
        tasks[0].cancel()
    for _ in range(4):
        await asyncio.sleep(0)
    print([int(task.done()) for task in tasks])
    tasks[2].cancel()
    await asyncio.gather(*tasks)
asyncio.run(main())
