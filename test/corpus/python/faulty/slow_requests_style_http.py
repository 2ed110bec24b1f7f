"""A synchronous HTTP client inside a coroutine: while a slow server thinks, the loop stands."""
import asyncio
import http.server
import threading
import time
import urllib.request


class Slow(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.3)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        pass


async def fetch(url):
    with urllib.request.urlopen(url) as response:  # slow-callback
        return response.read().decode()


async def main():
    server = http.server.HTTPServer(("127.0.0.1", 0), Slow)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    print(await fetch("http://127.0.0.1:%d/" % server.server_port))
    await asyncio.get_running_loop().run_in_executor(None, server.shutdown)
    server.server_close()


asyncio.run(main())
