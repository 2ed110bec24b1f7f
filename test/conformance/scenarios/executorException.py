import asyncio
def fail(message):
    raise TypeError(message)
async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, fail, 'first')
    try:
        await future
    except TypeError as error:
        print('caught', error)
    print(type(future.exception()).__name__, int(future.done()), int(future.cancelled()))
    try:
        await asyncio.to_thread(fail, 'second')
    except TypeError as error:
        print('caught', error)
    results = await asyncio.gather(asyncio.to_thread(fail, 'third'), asyncio.to_thread(str, 4), return_exceptions=True)
    print(*results)
asyncio.run(main())
