"""A listener waits for an object that only the listener itself holds: both are collected."""
import asyncio
import gc


class Channel:
    def __init__(self):
        self.messages = asyncio.Queue()


async def listen(channel):
    while True:
        print(await channel.messages.get())


async def main():
    asyncio.ensure_future(listen(Channel()))  # lost-reference
    await asyncio.sleep(0.05)
    gc.collect()
    await asyncio.sleep(0.3)
    print("nothing came")


asyncio.run(main())
