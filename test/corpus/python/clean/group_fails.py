# since 3.11
"""A task group's member fails, the others are cancelled, and the errors are handled."""
import asyncio


async def member(number):
    await asyncio.sleep(0.01 if number == 2 else 10)
    raise ValueError(number)


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(member(number))
    except* ValueError as errors:
        print(len(errors.exceptions))


asyncio.run(main())
