"""Request ids in context variables through tasks, callbacks and threads."""
import asyncio
import contextvars

request_id = contextvars.ContextVar("request_id", default=0)


async def inner():
    await asyncio.sleep(0.001)
    return request_id.get()


async def request(number):
    request_id.set(number)
    context = contextvars.copy_context()
    loop = asyncio.get_running_loop()
    called = loop.create_future()
    loop.call_soon(lambda: called.set_result(request_id.get()))
    in_thread = await loop.run_in_executor(None, context.run, request_id.get)
    return await asyncio.ensure_future(inner()), await called, in_thread


async def main():
    results = await asyncio.gather(*(request(number) for number in range(10)))
    print(all(len(set(result)) == 1 for result in results))


asyncio.run(main())
