# since 3.13
import asyncio
async def fail(message):
    await asyncio.sleep(0.005)
    raise ValueError(message)
async def watched(name):
    try:
        await asyncio.sleep(1)
    finally:
        print(name, 'stopped')
def show(error):
    if isinstance(error, ExceptionGroup):
        return f'{error} <{", ".join(show(one) for one in error.exceptions)}>'
    return str(error)
async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(watched('outer'))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(watched('inner'))
                inner.create_task(fail('in the inner one'))
    except ExceptionGroup as error:
        print(show(error))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail('in the outer one'))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(watched('inner'))
    except ExceptionGroup as error:
        print(show(error))
    print(asyncio.current_task().cancelling())
asyncio.run(main())
