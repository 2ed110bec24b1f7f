import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
async def child(name):
    print(name, 'starts with', user.get())
    user.set(name)
    await asyncio.sleep(0)
    print(name, 'keeps', user.get())
async def main():
    user.set('main')
    first = asyncio.create_task(child('first'))
    user.set('changed')
    second = asyncio.create_task(child('second'))
    await asyncio.gather(first, second)
    print('main keeps', user.get())
    await asyncio.gather(child('third'), child('fourth'))
    async with asyncio.TaskGroup() as group:
        group.create_task(child('fifth'))
    print('main keeps', user.get())
asyncio.run(main())
print(user.get())
