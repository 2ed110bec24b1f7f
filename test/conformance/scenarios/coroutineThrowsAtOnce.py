# since 3.12
import asyncio
async def half(x):
    if x % 2:
        raise ValueError(f'{x} is odd')
    return x // 2
async def attempt(name, begin):
    try:
        print(name, await begin())
    except ValueError as error:
        print(name, 'failed:', error)
def eager(x):
    task = asyncio.eager_task_factory(asyncio.get_running_loop(), half(x))
    print('made')
    return task
async def main():
    for x in (1, 2):
        await attempt('awaited', lambda: half(x))
        await attempt('task', lambda: asyncio.create_task(half(x)))
        await attempt('eager', lambda: eager(x))
        await attempt('shield', lambda: asyncio.shield(half(x)))
        print(len(asyncio.all_tasks()))
asyncio.run(main())
try:
    asyncio.run(half(3))
except ValueError as error:
    print('run failed:', error)
