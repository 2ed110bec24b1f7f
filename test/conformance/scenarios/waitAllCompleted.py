import asyncio
async def work(name, delay):
    await asyncio.sleep(delay)
    print(name)
    if name == 'b':
        raise ValueError(name)
    return name
async def main():
    tasks = [asyncio.create_task(work(*one)) for one in (('a', 0.02), ('b', 0.001), ('c', 0.01))]
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), int(done == set(tasks)))
    print([str(task.exception() or task.result()) for task in tasks])
    done, pending = await asyncio.wait(tasks + tasks, timeout=0)
    print(len(done), len(pending))
asyncio.run(main())
