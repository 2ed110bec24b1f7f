"""A reconnecting client drops its table of replies; the tasks that wait for them vanish."""
import asyncio
import gc


class Connection:
    def __init__(self):
        self.replies = {}

    async def ask(self, number):
        reply = self.replies[number] = asyncio.get_running_loop().create_future()
        try:
            return await reply
        finally:
            self.replies.pop(number, None)


async def main():
    connection = Connection()
    for number in range(3):
        asyncio.ensure_future(connection.ask(number))  # lost-reference
    await asyncio.sleep(0.2)
    del connection
    gc.collect()
    await asyncio.sleep(0.1)
    print("no replies")


asyncio.run(main())
