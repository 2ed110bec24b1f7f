import asyncio
async def fail(message, delay):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        raise ValueError(f'{message} on the way out') from None
    raise ValueError(message)
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail('first', 0.005))
            group.create_task(fail('second', 1))
            group.create_task(asyncio.sleep(1))
            raise ValueError('body')
    except ExceptionGroup as error:
        print(error, sorted(str(one) for one in error.exceptions))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail('first', 0.005))
            group.create_task(fail('second', 1))
    except ExceptionGroup as error:
        print(error, [str(one) for one in error.exceptions])
asyncio.run(main())
