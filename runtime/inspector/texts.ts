/** So many of the latest are kept, at least; an agent tells what it names again sooner than that. */
export const LATEST_TEXTS = 100_000;

/** The texts that a process has told by number. What records still name stays, and of the rest only the latest. */
export class Texts {
  #latest = new Map<number, string>();
  #former = new Map<number, string>();

  set(id: number, text: string): void {
    if (this.#latest.size >= LATEST_TEXTS) {
      this.#former = this.#latest;
      this.#latest = new Map();
    }
    this.#latest.set(id, text);
  }

  /** Empty if it isn't known. */
  get(id: number): string {
    const text = this.#latest.get(id);
    if (text !== undefined) return text;
    const former = this.#former.get(id);
    if (former !== undefined) this.set(id, former);
    return former ?? '';
  }
}
