"""`if is_allowed(user)` without await is always true: everybody gets in."""
import asyncio


async def is_allowed(user):
    await asyncio.sleep(0)
    return user == "ann"


async def enter(user):
    if is_allowed(user):  # never-awaited: is_allowed
        return user + " is in"
    return user + " is out"


async def main():
    print(await enter("mallory"))


asyncio.run(main())
