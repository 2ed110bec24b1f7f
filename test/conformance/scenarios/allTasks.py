import asyncio
def names(tasks):
    print(sorted(task.get_name() for task in tasks))
async def forever():
    await asyncio.get_running_loop().create_future()
async def begin(name):
    task = asyncio.create_task(forever(), name=name)
    await asyncio.sleep(0)
    return task
async def main():
    asyncio.current_task().set_name('main')
    mine = await begin('mine')
    names(asyncio.all_tasks())
    names(asyncio.all_tasks(stopped))
stopped, closed = asyncio.new_event_loop(), asyncio.new_event_loop()
kept = stopped.run_until_complete(begin('stopped'))
closed.run_until_complete(begin('closed'))
closed.close()
asyncio.run(main())
try:
    asyncio.all_tasks()
except RuntimeError as error:
    print(type(error).__name__, error)
kept.cancel()
stopped.run_until_complete(asyncio.wait([kept]))
names(asyncio.all_tasks(stopped))
stopped.close()
