# since 3.13
import asyncio
async def work(delay, result):
    await asyncio.sleep(delay)
    if result == 'b':
        raise ValueError(result)
    return result
async def main():
    tasks = [asyncio.create_task(work(*one)) for one in ((0.03, 'c'), (0.001, 'a'), (0.015, 'b'))]
    async for task in asyncio.as_completed(tasks):
        print(tasks.index(task), task.exception() or task.result())
    async for task in asyncio.as_completed([work(0.001, 'coroutine')]):
        print(type(task).__name__, await task)
    both = asyncio.as_completed([work(0.001, 'first'), work(0.01, 'second')])
    for following in both:
        print(await following)
        break
    async for task in both:
        print(task.result())
    async for task in both:
        print('never')
asyncio.run(main())
