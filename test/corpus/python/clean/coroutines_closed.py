"""Coroutines that were made and then not needed are closed."""
import asyncio


async def fetch(page):
    await asyncio.sleep(0)
    return page


async def main():
    pages = [fetch(page) for page in range(4)]
    print(await pages[0])
    for page in pages[1:]:
        page.close()


asyncio.run(main())
