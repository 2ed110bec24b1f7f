import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import zlib from 'node:zlib';

type AnyFunction = (...args: unknown[]) => unknown;

/** Functions that may block for long, deep in native code where no stack can be read. */
const SLOW_CALLS: ReadonlyArray<readonly [module: object, names: readonly string[]]> = [
  [
    fs,
    [
      'appendFileSync',
      'copyFileSync',
      'cpSync',
      'fdatasyncSync',
      'fsyncSync',
      'readFileSync',
      'readSync',
      'readdirSync',
      'rmSync',
      'writeFileSync',
      'writeSync',
    ],
  ],
  [childProcess, ['execFileSync', 'execSync', 'spawnSync']],
  [
    crypto,
    [
      'checkPrimeSync',
      'generateKeyPairSync',
      'generatePrimeSync',
      'hkdfSync',
      'pbkdf2Sync',
      'randomFillSync',
      'scryptSync',
    ],
  ],
  [
    zlib,
    [
      'brotliCompressSync',
      'brotliDecompressSync',
      'deflateRawSync',
      'deflateSync',
      'gunzipSync',
      'gzipSync',
      'inflateRawSync',
      'inflateSync',
      'unzipSync',
    ],
  ],
];

/** Who is told of such calls. */
export interface NativeCallListener {
  /** Whether somebody would look at it now. */
  readonly isListening: boolean;
  nativeCallBegins(): void;
  nativeCallEnds(): void;
}

/**
 * From now on `listener` is told of such a call before it blocks. To be done before the program picks the functions
 * out of their modules.
 */
export function watchNativeCalls(listener: NativeCallListener): void {
  for (const [module, names] of SLOW_CALLS) {
    const functions = module as Record<string, AnyFunction>;
    for (const name of names) functions[name] = watched(functions[name]!, listener);
  }
  syncBuiltinESMExports();
}

/** A proxy, so that name, length and properties stay what they are. */
function watched(call: AnyFunction, listener: NativeCallListener): AnyFunction {
  return new Proxy(call, {
    apply(target, self, args) {
      if (!listener.isListening) return Reflect.apply(target, self, args);
      listener.nativeCallBegins();
      try {
        return Reflect.apply(target, self, args);
      } finally {
        listener.nativeCallEnds();
      }
    },
  });
}
