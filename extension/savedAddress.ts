/** Where the inspector of a workspace can be reached, kept for the window after this one. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as vscode from 'vscode';

export class SavedAddress {
  readonly #file: string | undefined;

  /** A window without a folder keeps nothing. Nor does one find what another version of the extension has kept. */
  constructor({ storageUri, extension }: vscode.ExtensionContext) {
    this.#file = storageUri && path.join(storageUri.fsPath, `inspector-${extension.packageJSON.version}`);
  }

  async read(): Promise<string | undefined> {
    return this.#file && readFile(this.#file, 'utf8').catch(() => undefined);
  }

  /** Only this user can read it: it holds the token that makes one the owner of the inspector. */
  async write(address: string): Promise<void> {
    if (!this.#file) return;
    await mkdir(path.dirname(this.#file), { recursive: true });
    await writeFile(this.#file, address, { mode: 0o600 });
  }
}
