"""A loop that is closed under its own background task: what it had in hand is lost."""
import asyncio


async def flush(buffer):
    await asyncio.sleep(30)
    buffer.clear()


async def main(buffer):
    asyncio.get_running_loop().keep = asyncio.ensure_future(flush(buffer))  # pending-at-exit
    await asyncio.sleep(0.05)


buffer = ["line"]
loop = asyncio.new_event_loop()
loop.run_until_complete(main(buffer))
loop.close()
print(buffer)
