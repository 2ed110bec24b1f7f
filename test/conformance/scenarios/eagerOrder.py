# since 3.12
import asyncio
async def work(name):
    print(name, 'starts in', asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print(name, 'ends')
    return name
async def main():
    loop = asyncio.get_running_loop()
    eager = asyncio.Task(work('eager'), loop=loop, name='eager one', eager_start=True)
    print('main', asyncio.current_task().get_name(), int(eager.done()))
    await asyncio.sleep(0)
    lazy = asyncio.create_task(work('lazy'), name='lazy one')
    print(len(asyncio.all_tasks()), await eager, await lazy)
asyncio.run(main(), debug=False)
