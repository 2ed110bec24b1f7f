import asyncio
async def fail(message):
    await asyncio.sleep(0)
    raise ValueError(message)
async def wait(future):
    return await future
loop = asyncio.new_event_loop()
try:
    loop.run_until_complete(fail('first'))
except ValueError as error:
    print(error, int(loop.is_running()))
future = loop.create_future()
loop.call_soon(future.set_result, 'of the future')
print(loop.run_until_complete(future), loop.run_until_complete(future))
task = loop.create_task(wait(loop.create_future()))
loop.call_soon(task.cancel)
try:
    loop.run_until_complete(task)
except asyncio.CancelledError:
    print('cancelled')
loop.close()
