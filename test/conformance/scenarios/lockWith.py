import asyncio
async def main():
    lock = asyncio.Lock()
    async def work():
        async with lock:
            print('in', int(lock.locked()))
            return 'result'
    print(await work(), int(lock.locked()))
    try:
        async with lock:
            raise ValueError('broken')
    except ValueError as error:
        print(error, int(lock.locked()))
asyncio.run(main())
