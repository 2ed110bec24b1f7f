"""Fire and forget as the documentation has it: a set keeps the tasks until they are done."""
import asyncio
import gc

kept = set()


async def mail(sent, number):
    await asyncio.sleep(0.02)
    sent.append(number)


async def main():
    sent = []
    for number in range(20):
        task = asyncio.ensure_future(mail(sent, number))
        kept.add(task)
        task.add_done_callback(kept.discard)
    gc.collect()
    await asyncio.sleep(0.2)
    print(len(sent), len(kept))


asyncio.run(main())
