"""Names are resolved one by one with a blocking call; a crawler stutters at each host."""
import asyncio
import time


class Resolver:
    """Stands for socket.gethostbyname with a slow name server."""

    def lookup(self, host):
        time.sleep(0.2)  # slow-callback
        return "192.0.2.%d" % len(host)


async def crawl(resolver, hosts):
    found = []
    for host in hosts:
        found.append(resolver.lookup(host))
        await asyncio.sleep(0)
    return found


async def main():
    print(await crawl(Resolver(), ["a", "bb", "ccc"]))


asyncio.run(main())
