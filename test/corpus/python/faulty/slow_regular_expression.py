"""A pattern that backtracks without end, on input from outside."""
import asyncio
import re

WORDS = re.compile(r"(?:a|aa)+$")


async def check(text):
    await asyncio.sleep(0)
    return WORDS.match(text) is not None  # slow-callback


async def main():
    print(await check("a" * 34 + "b"))


asyncio.run(main())
