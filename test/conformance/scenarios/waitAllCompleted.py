import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work(name, count):
    await turns(count)
    print(name)
    if name == 'b':
        raise ValueError(name)
    return name
async def main():
    tasks = [asyncio.create_task(work(*one)) for one in (('a', 8), ('b', 1), ('c', 4))]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), int(done == set(tasks)))
    print([str(task.exception() or task.result()) for task in tasks])
    done, pending = await asyncio.wait(tasks + tasks, timeout=0)
    print(len(done), len(pending))
asyncio.run(main())
