# since 3.13
import asyncio
async def work():
    return asyncio.current_task().get_name()
async def main():
    print(asyncio.current_task().get_name())
    print(await asyncio.create_task(work()))
    print(await asyncio.create_task(work(), name='worker'))
    print(await asyncio.create_task(work()))
    task = asyncio.create_task(work())
    task.set_name('renamed')
    print(await task)
    print(sorted(task.get_name() for task in asyncio.all_tasks()))
asyncio.run(main())
