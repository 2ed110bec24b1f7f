# since 3.12
import asyncio
async def work():
    pass
async def attempt(name, call, *args):
    try:
        await call(*args)
    except TypeError as error:
        print(name, error)
async def next_of(iterable):
    for one in asyncio.as_completed(iterable):
        await one
async def main():
    loop = asyncio.get_running_loop()
    for one in (5, None, 'text', work, object()):
        await attempt('ensure_future', asyncio.ensure_future, one)
        await attempt('gather', asyncio.gather, one)
        await attempt('shield', asyncio.shield, one)
        await attempt('as_completed', next_of, [one])
    future = loop.create_future()
    for one in (5, 'text', future):
        await attempt('create_task', asyncio.create_task, one)
        try:
            loop.set_exception_handler(one)
        except TypeError as error:
            print(error)
    loop.set_exception_handler(None)
    print(len(asyncio.all_tasks()))
asyncio.run(main())
