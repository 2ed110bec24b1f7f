# since 3.12
import asyncio
async def work(name):
    print(name, 'starts')
    await asyncio.sleep(0.001)
    print(name, 'ends')
async def main():
    loop = asyncio.get_running_loop()
    print(int(loop.get_task_factory() is None))
    loop.set_task_factory(asyncio.eager_task_factory)
    print(int(loop.get_task_factory() is asyncio.eager_task_factory))
    task = asyncio.create_task(work('task'), name='named')
    print('main', task.get_name())
    async with asyncio.TaskGroup() as group:
        group.create_task(work('in a group'))
        print('body')
    gathered = asyncio.gather(work('gathered'))
    print('before the await')
    await gathered
    loop.set_task_factory(None)
    task = asyncio.create_task(work('lazy'))
    print('not yet')
    await task
asyncio.run(main())
