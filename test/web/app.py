"""A FastAPI program with the usual ways to answer a request."""
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
lock = asyncio.Lock()


@app.get("/")
async def hello():
    return {"hello": "world"}


@app.get("/sleep/{ms}")
async def sleep(ms: int):
    await asyncio.sleep(ms / 1000)
    return {"slept": ms}


@app.get("/gather/{n}")
async def gather(n: int):
    async def square(i):
        await asyncio.sleep(0)
        return i * i

    return await asyncio.gather(*[square(i) for i in range(n)])


@app.get("/locked")
async def locked():
    async with lock:
        await asyncio.sleep(0)
    return {"locked": lock.locked()}


@app.get("/thread")
def thread():
    return {"thread": True}


@app.get("/timeout")
async def timeout():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.02)
    except asyncio.TimeoutError:
        raise HTTPException(504, "too slow")
