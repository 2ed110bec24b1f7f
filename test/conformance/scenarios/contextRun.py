import asyncio
import contextvars
user = contextvars.ContextVar('user', default='nobody')
async def child():
    await asyncio.sleep(0.001)
    return user.get()
def run_with(value, call):
    def inside():
        user.set(value)
        return call()
    return contextvars.copy_context().run(inside)
async def main():
    ann = run_with('ann', lambda: asyncio.create_task(child()))
    bob = run_with('bob', lambda: asyncio.ensure_future(child()))
    eve = run_with('eve', lambda: asyncio.gather(child(), child()))
    print(await ann, await bob, *await eve, user.get())
    return user.get()
print(run_with('outside', lambda: asyncio.run(main())), user.get())
