// The least that hands an item over: a promise for each.
const N = 250_000;

class Slot {
  #items = [];
  #takers = [];
  #putters = [];

  async put(item) {
    if (this.#items.length > 0) await new Promise((resolve) => this.#putters.push(resolve));
    this.#items.push(item);
    this.#takers.shift()?.();
  }

  async get() {
    if (this.#items.length === 0) await new Promise((resolve) => this.#takers.push(resolve));
    const item = this.#items.shift();
    this.#putters.shift()?.();
    return item;
  }
}

const ping = new Slot();
const pong = new Slot();
async function answer() {
  for (let i = 0; i < N; i++) await pong.put(await ping.get());
}
answer();
const started = performance.now();
for (let i = 0; i < N; i++) {
  await ping.put(i);
  await pong.get();
}
console.log(((performance.now() - started) / (4 * N)) * 1e3);
