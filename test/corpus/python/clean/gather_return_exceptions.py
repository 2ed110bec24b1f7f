"""gather collects the errors of its children, and they are looked at."""
import asyncio


async def fetch(number):
    await asyncio.sleep(0.01)
    if number % 3 == 0:
        raise ValueError(number)
    return number


async def main():
    results = await asyncio.gather(*(fetch(number) for number in range(9)), return_exceptions=True)
    print([type(result).__name__ for result in results])


asyncio.run(main())
