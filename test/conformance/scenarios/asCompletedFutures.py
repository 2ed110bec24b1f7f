# since 3.13
import asyncio
async def turns(count):
    for _ in range(count):
        await asyncio.sleep(0)
async def work(count, result):
    await turns(count)
    if result == 'b':
        raise ValueError(result)
    return result
async def main():
    tasks = [asyncio.create_task(work(*one)) for one in ((8, 'c'), (1, 'a'), (4, 'b'))]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.exception() or task.result())
    async for task in asyncio.as_completed([work(1, 'coroutine')]):
        print(type(task).__name__, await task)
    both = asyncio.as_completed([work(1, 'first'), work(4, 'second')])
    for following in both:
        print(await following)
        break
    async for task in both:
        print(task.result())
    async for task in both:
        print('never')
asyncio.run(main())
