import type { Location } from '../extension/panel/messages';

/** The last part of a path, whichever way its slashes lean. */
export function fileName(file: string): string {
  return file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
}

/** A location as a link shows it: `server.py:41`. */
export function shortLocation({ file, line }: Location): string {
  return `${fileName(file)}:${line}`;
}

/** A location in full, as a tooltip or a copied text gives it: `/srv/app/server.py:41`. */
export function fullLocation({ file, line, column }: Location): string {
  return column > 0 ? `${file}:${line}:${column}` : `${file}:${line}`;
}
