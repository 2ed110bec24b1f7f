"""One of three page loads fails and the clean-up cancels the others: who did it?"""
import asyncio


async def load(page):
    if page == 2:
        await asyncio.sleep(0.05)
        raise LookupError("page 2")
    await asyncio.sleep(10)  # cancelled


async def main():
    tasks = [asyncio.ensure_future(load(page)) for page in (1, 2, 3)]
    try:
        await asyncio.gather(*tasks)
    except LookupError as error:
        print("failed:", error)
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks)


asyncio.run(main())
