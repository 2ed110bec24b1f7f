/** The panel's language is the one of the page: to be imported first, as some words are said while modules load. */
import * as l10n from '@vscode/l10n';

l10n.config({ contents: document.getElementById('bundle')!.textContent });
