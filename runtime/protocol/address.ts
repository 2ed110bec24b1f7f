/**
 * Where an inspector listens, and the token that opens it: the value of `LOOPSCOPE_INSPECTOR`.
 * One of `unix:PATH#TOKEN`, `pipe:PATH#TOKEN` (Windows) or `tcp:HOST:PORT#TOKEN`; the token is 64 hex digits.
 */
export type Address = { readonly token: string } & (
  | { readonly kind: 'unix' | 'pipe'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
);

/**
 * @example
 * formatAddress({ kind: 'tcp', host: '127.0.0.1', port: 4242, token: 'ab' }) // → 'tcp:127.0.0.1:4242#ab'
 */
export function formatAddress(address: Address): string {
  const place = address.kind === 'tcp' ? `${address.host}:${address.port}` : address.path;
  return `${address.kind}:${place}#${address.token}`;
}

/**
 * Reads what {@link formatAddress} wrote; `undefined` if the text is nothing of the kind.
 *
 * @example
 * parseAddress('unix:/run/x.sock#ab') // → { kind: 'unix', path: '/run/x.sock', token: 'ab' }
 */
export function parseAddress(text: string): Address | undefined {
  const match = /^(unix|pipe|tcp):(.+)#([0-9a-f]+)$/s.exec(text);
  if (!match) return undefined;
  const [, kind, place, token] = match as unknown as [string, Address['kind'], string, string];
  if (kind !== 'tcp') return { kind, path: place, token };
  const colon = place.lastIndexOf(':');
  const port = Number(place.slice(colon + 1));
  return colon > 0 && port > 0 && port < 65536
    ? { kind, host: place.slice(0, colon), port, token }
    : undefined;
}
