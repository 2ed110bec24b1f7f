import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
async def show(name):
    print(name, user.get())
    await asyncio.sleep(0)
    print(name, user.get())
async def main():
    user.set('before')
    context = contextvars.copy_context()
    user.set('after')
    await asyncio.gather(
        asyncio.create_task(show('with'), context=context),
        asyncio.create_task(show('without')),
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(show('in a group'), context=context)
    context.run(asyncio.get_running_loop().call_soon, lambda: print('soon', user.get()))
    asyncio.get_running_loop().call_soon(lambda: print('in it', user.get()), context=context)
    await asyncio.sleep(0)
    print(user.get())
asyncio.run(main())
