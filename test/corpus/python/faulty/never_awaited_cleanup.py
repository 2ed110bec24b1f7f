"""The clean-up of a cursor is called without await: the cursor stays open at the server."""
import asyncio


async def rows():
    yield 1
    yield 2


async def close(cursor):
    await cursor.aclose()


async def main():
    cursor = rows()
    async for row in cursor:
        print(row)
        break
    close(cursor)  # never-awaited: close
    await cursor.aclose()


asyncio.run(main())
