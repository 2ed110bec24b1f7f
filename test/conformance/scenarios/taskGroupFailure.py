import asyncio
async def fail():
    await asyncio.sleep(0.005)
    raise ValueError('broken')
async def sibling():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as error:
        print('sibling cancelled', repr(str(error)))
        raise
    finally:
        await asyncio.sleep(0.005)
        print('sibling cleaned up')
async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            other = group.create_task(sibling())
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print('body cancelled', task.cancelling(), group)
                raise
    except ExceptionGroup as error:
        print(error, [str(one) for one in error.exceptions])
    print(int(other.cancelled()), task.cancelling(), group)
    await asyncio.sleep(0)
    print('goes on')
asyncio.run(main())
