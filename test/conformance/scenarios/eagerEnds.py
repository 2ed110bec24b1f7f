# since 3.12
import asyncio
async def work(fails):
    await asyncio.sleep(0)
    if fails:
        raise ValueError('broken')
    return 'result'
async def main():
    loop = asyncio.get_running_loop()
    def start(coroutine):
        return asyncio.Task(coroutine, loop=loop, eager_start=True)
    print(await start(work(False)))
    try:
        await start(work(True))
    except ValueError as error:
        print(error)
    task = start(work(False))
    task.cancel('enough')
    try:
        await task
    except asyncio.CancelledError as error:
        print(error, int(task.cancelled()))
asyncio.run(main())
