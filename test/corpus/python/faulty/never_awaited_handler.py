"""A handler saves the order without await: customers are told it is saved."""
import asyncio

SAVED = []


async def save(order):
    await asyncio.sleep(0)
    SAVED.append(order)


async def place(order):
    save(order)  # never-awaited: save
    return "saved"


async def main():
    print(await place(1), SAVED)


asyncio.run(main())
