import asyncio
import re
async def work(event, name):
    try:
        await event.wait()
        print(name)
    except asyncio.CancelledError as error:
        print(name, 'cancelled', *error.args, int(event.is_set()))
        raise
async def main():
    event = asyncio.Event()
    def show():
        print(re.sub('asyncio.locks.| object at 0x[0-9a-f]+', '', repr(event)))
    tasks = [asyncio.create_task(work(event, name)) for name in 'abc']
    show()
    await asyncio.sleep(0)
    show()
    tasks[0].cancel('waiting')
    await asyncio.sleep(0)
    show()
    event.set()
    tasks[1].cancel('woken')
    show()
    await asyncio.gather(*tasks, return_exceptions=True)
    show()
asyncio.run(main())
