import * as l10n from '@vscode/l10n';
import { formatNumber } from './number';

/** `1 finding`, `1,200 findings` */
export function countFindings(count: number): string {
  return count === 1 ? l10n.t('1 finding') : l10n.t('{0} findings', formatNumber(count));
}
