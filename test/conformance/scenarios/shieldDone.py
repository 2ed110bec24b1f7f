import asyncio
async def main():
    loop = asyncio.get_running_loop()
    done = loop.create_future()
    done.set_result('there')
    print(int(asyncio.shield(done) is done), await asyncio.shield(done))
    failed = loop.create_future()
    failed.set_exception(ValueError('broken'))
    try:
        await asyncio.shield(failed)
    except ValueError as error:
        print(error)
    pending = loop.create_future()
    outer = asyncio.shield(pending)
    print(int(outer is pending), int(outer.done()))
    pending.set_result('later')
    print(int(outer.done()))
    await asyncio.sleep(0)
    print(int(outer.done()), outer.result())
asyncio.run(main())
