import asyncio
async def main():
    condition = asyncio.Condition()
    for call in (condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    print(await condition.wait_for(lambda: 'true at once'))
    try:
        await condition.wait_for(lambda: False)
    except RuntimeError as error:
        print(error)
asyncio.run(main())
