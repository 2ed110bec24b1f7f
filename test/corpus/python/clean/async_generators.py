"""Async generators: run to the end, left early and closed, and left to asyncio.run."""
import asyncio


async def pages(log):
    try:
        for page in range(5):
            await asyncio.sleep(0)
            yield page
    finally:
        await asyncio.sleep(0)
        log.append("closed")


async def main(log):
    print([page async for page in pages(log)])
    generator = pages(log)
    async for page in generator:
        break
    await generator.aclose()
    log.left = pages(log)
    async for page in log.left:
        break


class Log(list):
    pass


log = Log()
asyncio.run(main(log))
print(len(log))
