"""The first answer of several servers wins; the others are cancelled and awaited."""
import asyncio


async def ask(server, delay):
    await asyncio.sleep(delay)
    return server


async def main():
    tasks = [asyncio.ensure_future(ask(n, 0.02 * (n + 1))) for n in range(4)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    print([task.result() for task in done])


asyncio.run(main())
