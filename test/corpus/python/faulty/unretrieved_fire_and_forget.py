"""A fire-and-forget task fails, and nobody hears of it until the garbage is collected."""
import asyncio

KEPT = set()


async def mail(to):
    await asyncio.sleep(0.01)
    raise ConnectionError("refused " + to)


async def main():
    task = asyncio.ensure_future(mail("bob"))  # exception-never-retrieved
    KEPT.add(task)
    task.add_done_callback(KEPT.discard)
    del task
    await asyncio.sleep(0.1)
    print("sent")


asyncio.run(main())
