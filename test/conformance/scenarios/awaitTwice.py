import asyncio
async def work():
    await asyncio.sleep(0)
    return 'once'
async def main():
    coroutine = work()
    print(await coroutine)
    for again in (lambda: coroutine, lambda: asyncio.create_task(coroutine)):
        try:
            await again()
        except RuntimeError as error:
            print(error)
    try:
        asyncio.create_task('text')
    except TypeError as error:
        print(type(error).__name__)
    task = asyncio.create_task(work())
    print(await task, await task)
asyncio.run(main())
