# since 3.12
import asyncio
import contextvars
user = contextvars.ContextVar('user')
async def work():
    print('starts with', user.get())
    user.set('work')
    await asyncio.sleep(0)
    print('keeps', user.get())
async def main():
    loop = asyncio.get_running_loop()
    user.set('before')
    context = contextvars.copy_context()
    user.set('main')
    task = asyncio.Task(work(), loop=loop, eager_start=True)
    print('main keeps', user.get())
    await task
    await asyncio.Task(work(), loop=loop, eager_start=True, context=context)
    print('main keeps', user.get())
asyncio.run(main())
