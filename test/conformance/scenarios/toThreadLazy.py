import asyncio
async def main():
    coroutine = asyncio.to_thread(str, 1)
    task = asyncio.create_task(asyncio.to_thread(str, 2))
    print(coroutine.__name__, task.get_coro().__name__, int(task.done()))
    print(await task)
    print(await coroutine)
    try:
        await coroutine
    except RuntimeError as error:
        print(error)
    cancelled = asyncio.create_task(asyncio.to_thread(str, 3))
    cancelled.cancel()
    try:
        await cancelled
    except asyncio.CancelledError:
        print('never started')
asyncio.run(main())
