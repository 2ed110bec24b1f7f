import asyncio
async def fail():
    raise ValueError('broken')
async def main():
    async with asyncio.TaskGroup() as group:
        pass
    try:
        group.create_task(fail())
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fail())
            try:
                await asyncio.sleep(1)
            finally:
                group.create_task(fail())
    except ExceptionGroup as error:
        print(error, *error.exceptions)
    try:
        group.create_task(fail())
    except RuntimeError as error:
        print(error)
asyncio.run(main())
