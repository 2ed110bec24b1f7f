import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
async def work():
    print('task', user.get())
    await asyncio.sleep(0)
loop = asyncio.new_event_loop()
user.set('early')
loop.call_soon(lambda: print('soon', user.get()))
task = loop.create_task(work())
user.set('late')
loop.run_until_complete(task)
loop.call_soon(lambda: print('between', user.get()))
user.set('last')
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
