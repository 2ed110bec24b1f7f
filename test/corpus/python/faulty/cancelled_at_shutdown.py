"""asyncio.run cancels a task that main left running: the upload never ended."""
import asyncio

uploads = []


async def upload():
    await asyncio.sleep(10)  # cancelled
    print("uploaded")


async def main():
    uploads.append(asyncio.ensure_future(upload()))
    await asyncio.sleep(0.05)
    print("main ends")


asyncio.run(main())
