# since 3.13
import asyncio
async def work(name, coroutine):
    try:
        await coroutine
        print(name, 'done')
    except asyncio.QueueShutDown:
        print(name, 'shut down')
async def main():
    empty, full = asyncio.Queue(), asyncio.Queue(1)
    full.put_nowait('item')
    tasks = [
        asyncio.create_task(work(name, coroutine))
        for name, coroutine in [
            ('get', empty.get()), ('put', full.put('a')), ('get too', empty.get()), ('put too', full.put('b')),
        ]
    ]
    await asyncio.sleep(0)
    tasks[2].cancel()
    full.shutdown()
    empty.shutdown()
    for turn in range(2):
        print('turn', turn)
        await asyncio.sleep(0)
    print([int(task.cancelled()) for task in tasks], full.get_nowait(), full.qsize())
asyncio.run(main())
