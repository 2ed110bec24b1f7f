"""Coroutines gathered in a list, and the gather was forgotten."""
import asyncio


async def notify(user):
    await asyncio.sleep(0)


async def main():
    jobs = [notify(user) for user in ("ann", "bob")]  # never-awaited: notify
    print(len(jobs), "told")


asyncio.run(main())
