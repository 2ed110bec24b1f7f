"""Starts this program once more, which starts none."""
import asyncio
import sys

from family import until_told


async def main():
    if len(sys.argv) == 1:
        await asyncio.create_subprocess_exec(sys.executable, __file__, "again")
    await until_told()


asyncio.run(main())
