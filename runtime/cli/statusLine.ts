/** One line at the bottom of the terminal, kept clear of the program's own output by a scroll region above it. */
import type { WriteStream } from 'node:tty';
import type { Summary } from '../inspector/calls';

export class StatusLine {
  readonly #terminal: WriteStream;
  readonly #onResize = () => this.#reserve();
  #isOpen = true;

  constructor(terminal: WriteStream) {
    this.#terminal = terminal;
    terminal.write('\n');
    this.#reserve();
    terminal.on('resize', this.#onResize);
  }

  show(summary: Summary): void {
    if (!this.#isOpen) return;
    const blocked = summary.blockedMs > 0 ? ` · blocked for ${Math.round(summary.blockedMs)} ms` : '';
    const text = `loopscope: ${summary.tasks} tasks · lag ${Math.round(summary.lagMs)} ms · ${summary.findings} findings${blocked}`;
    this.#atBottom(text.slice(0, this.#terminal.columns - 1));
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#terminal.off('resize', this.#onResize);
    this.#atBottom('');
    // Saved and restored, because setting the region moves the cursor home.
    this.#terminal.write('\x1b7\x1b[r\x1b8');
  }

  #reserve(): void {
    this.#terminal.write(`\x1b7\x1b[1;${this.#terminal.rows - 1}r\x1b8\x1b[1A`);
  }

  #atBottom(text: string): void {
    this.#terminal.write(`\x1b7\x1b[${this.#terminal.rows};1H\x1b[2K${text}\x1b8`);
  }
}
