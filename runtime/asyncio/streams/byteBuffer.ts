const EMPTY = Buffer.alloc(0);

/**
 * Bytes that have come and are not taken yet, in one piece. A chunk that comes when there are none is kept as it is,
 * and what is taken shares its memory: as long as all is taken before more comes, no byte is copied.
 */
export class ByteBuffer {
  // The bytes are at #start..#end. What is behind is free; what is before may be in others' hands.
  #memory: Buffer = EMPTY;
  #start = 0;
  #end = 0;

  get length(): number {
    return this.#end - this.#start;
  }

  push(chunk: Uint8Array): void {
    if (this.length === 0) {
      this.#memory = Buffer.isBuffer(chunk)
        ? chunk
        : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      this.#start = 0;
      this.#end = chunk.length;
    } else {
      if (this.#end + chunk.length > this.#memory.length) this.#grow(chunk.length);
      this.#memory.set(chunk, this.#end);
      this.#end += chunk.length;
    }
  }

  /** Takes out the first `size` bytes, or all if there are fewer. */
  take(size: number): Buffer {
    const start = this.#start;
    const end = Math.min(start + size, this.#end);
    const taken = this.#memory.subarray(start, end);
    this.#start = end;
    if (end === this.#end) this.clear();
    return taken;
  }

  /** Where `bytes` are, at `from` or later; -1: nowhere. */
  indexOf(bytes: Uint8Array, from: number): number {
    const at = this.#memory.indexOf(bytes.length === 1 ? bytes[0]! : bytes, this.#start + from);
    return at === -1 || at + bytes.length > this.#end ? -1 : at - this.#start;
  }

  clear(): void {
    this.#memory = EMPTY;
    this.#start = this.#end = 0;
  }

  #grow(size: number): void {
    const { length } = this;
    // Room for as much again as there is: a piece that grows by little chunks is not copied for each.
    const memory = Buffer.allocUnsafe(2 * length + size);
    memory.set(this.#memory.subarray(this.#start, this.#end));
    this.#memory = memory;
    this.#start = 0;
    this.#end = length;
  }
}
