/**
 * Texts by typed message ids, in the language of the host. English comes along with the code, since a catalogue that is
 * fetched keeps a page from drawing for one more round trip; other languages are fetched.
 */
import { createInstance } from 'i18next';
import { commonEn } from './common.en.ts';
import type { configEn } from './config.en.ts';
import type { dockerEn } from './docker.en.ts';
import type { foremanDashboardEn } from './foreman-dashboard.en.ts';
import type { foremanDetailsEn } from './foreman-details.en.ts';
import type { foremanFactsEn } from './foreman-facts.en.ts';
import type { foremanGraphsEn } from './foreman-graphs.en.ts';
import type { foremanReportsEn } from './foreman-reports.en.ts';
import type { foremanDriftEn } from './foreman-drift.en.ts';
import type { foremanSyncEn } from './foreman-sync.en.ts';
import type { foremanEn } from './foreman.en.ts';
import type { glanceEn } from './glance.en.ts';

/** A page names the catalogues that it speaks from; each holds all of its texts in every language, or does not compile. */
export interface Catalogue {
  readonly en: Readonly<Record<string, string>>;
  readonly de: () => Promise<Readonly<Record<string, string>>>;
}

/** Every page has these. */
const common: Catalogue = { en: commonEn, de: async () => (await import('./common.de.ts')).commonDe };

type ForemanPages = typeof foremanDetailsEn &
  typeof foremanFactsEn &
  typeof foremanReportsEn &
  typeof foremanGraphsEn &
  typeof foremanDashboardEn &
  typeof foremanDriftEn &
  typeof foremanSyncEn;
type Texts = typeof commonEn & typeof configEn & typeof dockerEn & typeof foremanEn & ForemanPages & typeof glanceEn;
type PluralForm = `${string}_one` | `${string}_other`;
type PluralId = { [Key in keyof Texts]: Key extends `${infer Id}_other` ? Id : never }[keyof Texts];

/** A key of a catalogue; texts that depend on `count` are named without their `_one` or `_other`. */
export type MessageId = Exclude<keyof Texts, PluralForm> | PluralId;

type TextOf<Id extends MessageId> = Id extends keyof Texts
  ? Texts[Id]
  : `${Id}_other` extends keyof Texts
    ? Texts[`${Id}_other`]
    : never;

type PlaceholdersOf<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | PlaceholdersOf<Rest>
  : never;

/** A number is a quantity and written as the language writes it; ports, ids and versions are given as text. */
export type MessageValue = string | number;

/** The values of a text's placeholders, as the rest of an argument list. */
export type ValuesOf<Id extends MessageId> = [PlaceholdersOf<TextOf<Id>>] extends [never]
  ? []
  : [values: Readonly<Record<PlaceholdersOf<TextOf<Id>>, MessageValue>>];

/** A text that is not yet in any language: what pure code gives back instead of a sentence. Made by `message`. */
export interface Message {
  readonly id: MessageId;
  readonly values: Readonly<Record<string, MessageValue>>;
}

export function message<Id extends MessageId>(id: Id, ...[values]: ValuesOf<Id>): Message {
  return { id, values: values ?? {} };
}

export interface Translate {
  <Id extends MessageId>(id: Id, ...values: ValuesOf<Id>): string;
  (message: Message): string;
}

export type Language = keyof Catalogue;

/** The language for a locale such as `de-AT` (as `currentLocale()` writes it) or `de_AT`; English when there is none. */
export function languageOf(locale: string): Language {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return language === 'de' ? 'de' : 'en';
}

/** English, too, when a catalogue cannot be fetched: an error that is to be told needs words. */
async function textsOf(catalogue: Catalogue, language: Language): Promise<Readonly<Record<string, string>>> {
  if (language === 'en') return catalogue.en;
  try {
    return await catalogue[language]();
  } catch (error) {
    console.warn(`Texts in "${language}" could not be fetched.`, error);
    return {};
  }
}

/** The common texts and those of `catalogues`, in the language of `locale`. */
export async function createTranslate(locale: string, ...catalogues: readonly Catalogue[]): Promise<Translate> {
  const language = languageOf(locale);
  const all = [common, ...catalogues];
  const texts = await Promise.all(all.map((catalogue) => textsOf(catalogue, language)));
  const merged = (parts: readonly object[]): Record<string, string> =>
    Object.assign({}, ...parts) as Record<string, string>; // of texts
  const i18n = createInstance({
    lng: language,
    fallbackLng: 'en',
    resources: {
      en: { translation: merged(all.map(({ en }) => en)) },
      [language]: { translation: merged(texts) },
    },
    keySeparator: false,
    nsSeparator: false,
    // React and the host write texts as text; escaping them here would show entities.
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
  });
  await i18n.init();
  // Slow to make, and many a page writes no number at first.
  let numbers: Intl.NumberFormat | undefined;
  const writeNumber = (value: number) => (numbers ??= new Intl.NumberFormat(locale.replace('_', '-'))).format(value);
  // A form asks for all of its labels again at every key.
  const fixed = new Map<MessageId, string>();
  return (idOrMessage: MessageId | Message, given: Message['values'] = {}) => {
    const { id, values } = typeof idOrMessage === 'string' ? { id: idOrMessage, values: given } : idOrMessage;
    const pairs = Object.entries(values);
    const known = pairs.length === 0 ? fixed.get(id) : undefined;
    if (known !== undefined) return known;
    const written = pairs.map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? writeNumber(value) : value,
    ]);
    const text = i18n.t(id, Object.fromEntries(written) as Record<string, MessageValue>); // entries of the record above
    if (pairs.length === 0) fixed.set(id, text);
    return text;
  };
}
