import asyncio
async def work():
    pass
async def main():
    task = asyncio.create_task(work())
    coroutine = work()
    for argument in ([], task, [coroutine], [task, coroutine]):
        try:
            await asyncio.wait(argument)
        except (TypeError, ValueError) as error:
            print(str(error).replace('_asyncio.', ''))
    try:
        await asyncio.wait([task], return_when='SOME')
    except ValueError as error:
        print(error)
    await coroutine
    waiting = asyncio.wait([])
    print('lazy')
    try:
        await waiting
    except ValueError as error:
        print(error)
asyncio.run(main())
