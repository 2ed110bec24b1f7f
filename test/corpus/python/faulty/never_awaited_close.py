"""An async close() is called in a finally block without await; connections pile up."""
import asyncio


class Session:
    async def get(self):
        await asyncio.sleep(0)
        return 200

    async def close(self):
        await asyncio.sleep(0)
        print("closed")


async def main():
    session = Session()
    try:
        print(await session.get())
    finally:
        session.close()  # never-awaited: Session.close


asyncio.run(main())
