/** The bundled panel in a real browser, with a stand-in for VS Code around it. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { FromPanel, ToPanel, View, ViewQuery } from '../../../extension/panel/messages';
import { findChromium } from '../../../scripts/chromium';

const ORIGIN = 'https://panel.test';

/** As extension/panel/page.ts allows, and no more. */
const POLICY = `default-src 'none'; style-src ${ORIGIN}; font-src ${ORIGIN}; script-src 'nonce-n'`;

/** VS Code's part of the page. The state is kept over a reload, as VS Code keeps it over hiding. */
const VSCODE = `window.acquireVsCodeApi = () => ({
  postMessage: (message) => window.toHost(message),
  getState: () => JSON.parse(sessionStorage.getItem('state') ?? 'null') ?? undefined,
  setState: (state) => sessionStorage.setItem('state', JSON.stringify(state)),
});`;

const THEME = `html {
  --vscode-font-family: sans-serif; --vscode-font-size: 13px; --vscode-foreground: #cccccc;
  --vscode-descriptionForeground: #9d9d9d; --vscode-focusBorder: #0078d4; --vscode-textLink-foreground: #4daafc;
  --vscode-list-hoverBackground: #2a2d2e; --vscode-list-activeSelectionBackground: #04395e;
  --vscode-list-activeSelectionForeground: #ffffff; --vscode-list-inactiveSelectionBackground: #37373d;
}
body { background: #181818; }`;

/** The Chromium of this machine; undefined if there is none. */
export function chromiumHere(): string | undefined {
  try {
    return findChromium();
  } catch {
    return undefined;
  }
}

/** A browser and the bundle, for many pages. */
export class PanelBrowser implements AsyncDisposable {
  readonly #browser: Browser;
  readonly #bundle: string;

  private constructor(browser: Browser, bundle: string) {
    this.#browser = browser;
    this.#bundle = bundle;
  }

  static async launch(executablePath: string): Promise<PanelBrowser> {
    const bundle = await mkdtemp(path.join(tmpdir(), 'loopscope-panel-'));
    await build({
      entryPoints: { panel: 'webview/main.tsx' },
      outdir: bundle,
      bundle: true,
      platform: 'browser',
      format: 'iife',
      target: 'chrome128',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      loader: { '.ttf': 'file' },
      assetNames: '[name]',
    });
    const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
    args.push('--disable-component-update', '--disable-sync', '--no-first-run');
    return new PanelBrowser(await chromium.launch({ executablePath, args }), bundle);
  }

  /** Opens a panel whose host answers each query with what `answer` makes of it. `bundle`: what it says in place of English. */
  async open(
    answer: (query: ViewQuery) => View,
    { width = 420, height = 600, bundle = {} }: { width?: number; height?: number; bundle?: object } = {},
  ): Promise<PanelPage> {
    const page = await this.#browser.newPage({ viewport: { width, height } });
    const panel = new PanelPage(page, answer);
    await page.route(`${ORIGIN}/**`, async (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') await route.fulfill({ contentType: 'text/html', body: pageIn(bundle) });
      else if (name === 'theme.css') await route.fulfill({ contentType: 'text/css', body: THEME });
      else {
        const contentType = name.endsWith('.css') ? 'text/css' : undefined;
        await route.fulfill({ contentType, body: await readFile(path.join(this.#bundle, name)) });
      }
    });
    await page.exposeFunction('toHost', (message: FromPanel) => panel.receive(message));
    await page.addInitScript(VSCODE);
    await page.goto(`${ORIGIN}/`);
    return panel;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
    await rm(this.#bundle, { recursive: true });
  }
}

const pageIn = (bundle: object) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="stylesheet" href="${ORIGIN}/theme.css">
<link rel="stylesheet" href="${ORIGIN}/panel.css">
<script type="application/json" id="bundle">${JSON.stringify(bundle)}</script>
</head>
<body><div id="app"></div><script nonce="n" src="${ORIGIN}/panel.js"></script></body>
</html>`;

/** One panel, and the host that it talks to. */
export class PanelPage {
  readonly page: Page;
  /** All that the panel sent, but queries. */
  readonly sent: FromPanel[] = [];
  readonly queries: ViewQuery[] = [];
  /** Errors, and breaches of the page's policy. */
  readonly complaints: string[] = [];
  readonly #answer: (query: ViewQuery) => View;

  constructor(page: Page, answer: (query: ViewQuery) => View) {
    this.page = page;
    this.#answer = answer;
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  async receive(message: FromPanel): Promise<void> {
    if (message.type !== 'query') {
      this.sent.push(message);
      return;
    }
    this.queries.push(message.query);
    await this.refresh();
  }

  /** Sends the view that the last query asks for, as it is now. */
  async refresh(): Promise<void> {
    await this.tell({ type: 'view', view: this.#answer(this.queries.at(-1)!) });
  }

  async tell(message: ToPanel): Promise<void> {
    await this.page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  }

  async scrollTo(top: number): Promise<void> {
    await this.page.evaluate(`document.getElementById('tree').scrollTop = ${top}`);
  }

  /** Whether all of the row is within what is seen of the tree. */
  async isOnScreen(row: string): Promise<boolean> {
    const [inner, outer] = await Promise.all([this.page.locator(row).boundingBox(), this.tree.boundingBox()]);
    if (!inner || !outer) return false;
    return inner.y >= outer.y && inner.y + inner.height <= outer.y + outer.height;
  }

  get tree() {
    return this.page.getByRole('treegrid', { name: 'Tasks' });
  }

  get rows() {
    return this.tree.getByRole('row');
  }

  get selectedRow() {
    return this.tree.getByRole('row', { selected: true });
  }
}
