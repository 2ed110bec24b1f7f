import asyncio
class Stop(asyncio.CancelledError):
    def __init__(self, code):
        super().__init__('stop')
        self.code = code
async def stop():
    raise Stop(3) from ValueError('why')
async def forever():
    await asyncio.get_running_loop().create_future()
async def late():
    asyncio.current_task().cancel('in its last step')
def tell(what, error):
    print(what, type(error).__name__, error, getattr(error, 'code', None), error.__cause__)
async def attempt(what, awaitable):
    try:
        print(what, await awaitable)
    except asyncio.CancelledError as error:
        tell(what, error)
async def cancelled(coroutine, message=None):
    task = asyncio.create_task(coroutine)
    if message:
        task.cancel(message)
    await asyncio.wait([task])
    return task
async def main():
    task = await cancelled(stop())
    for turn in range(3):
        await attempt(f'await {turn}', task)
    task = await cancelled(stop())
    for error in await asyncio.gather(task, return_exceptions=True):
        tell('gather, leniently', error)
    await attempt('gather', asyncio.gather(task))
    await attempt('after gather', task)
    task = asyncio.create_task(stop())
    await attempt('shield', asyncio.shield(task))
    try:
        task.exception()
    except asyncio.CancelledError as error:
        tell('exception', error)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(stop())
    await attempt('after the group', task)
    future = asyncio.get_running_loop().create_future()
    future.cancel('a future')
    for one in (future, await cancelled(forever(), 'not started'), await cancelled(late())):
        await attempt('once', one)
        await attempt('twice', one)
    task = asyncio.create_task(forever())
    both = [asyncio.create_task(attempt(name, task)) for name in 'ab']
    await asyncio.sleep(0)
    task.cancel('both wait')
    await asyncio.wait(both)
asyncio.run(main())
