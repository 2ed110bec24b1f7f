/** VS Code's window as a user meets it: by titles and labels, not by what the extension calls things inside. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';

const SCREENSHOTS = fileURLToPath(new URL('../../test-output/screenshots', import.meta.url));

/** What the tests do and look at in the window. */
export class Workbench {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The page inside the one webview that is visible. */
  get panel(): FrameLocator {
    return this.#page.frameLocator('iframe.webview.ready').frameLocator('#active-frame');
  }

  /** The lines on the screen of the terminal in front. */
  get terminalLines(): Locator {
    return this.#page.locator('.terminal-wrapper.active .xterm-rows > div');
  }

  /**
   * Runs a command through the command palette.
   * @param title as the palette shows it, with its category: `Loopscope: Open an Example`
   * @throws when the palette doesn't offer it
   */
  async runCommand(title: string): Promise<void> {
    await this.#page.keyboard.press('F1');
    const palette = this.#page.locator('.quick-input-widget');
    await palette.locator('input').fill(`>${title}`);
    await palette.locator('.monaco-list-row').filter({ hasText: title }).first().click();
    await palette.waitFor({ state: 'hidden' });
  }

  /** Saves what the window shows now as `test-output/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await this.#page.screenshot({ path: path.join(SCREENSHOTS, `${name}.png`) });
  }
}
