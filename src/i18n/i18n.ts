/**
 * Texts by typed message ids, in the language of the host. English comes along with the code, since a catalogue that is
 * fetched keeps a page from drawing for one more round trip; other languages are fetched.
 */
import { createInstance } from 'i18next';
import { en } from './en.ts';

type Catalogue = typeof en;
type PluralForm = `${string}_one` | `${string}_other`;
type PluralId = { [Key in keyof Catalogue]: Key extends `${infer Id}_other` ? Id : never }[keyof Catalogue];

/** A key of the catalogue; texts that depend on `count` are named without their `_one` or `_other`. */
export type MessageId = Exclude<keyof Catalogue, PluralForm> | PluralId;

type TextOf<Id extends MessageId> = Id extends keyof Catalogue
  ? Catalogue[Id]
  : `${Id}_other` extends keyof Catalogue
    ? Catalogue[`${Id}_other`]
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

/** The languages beside English; each has every text that English has, or it does not compile. */
const fetched = {
  de: async () => (await import('./de.ts')).de,
} as const;

export type Language = 'en' | keyof typeof fetched;

/** The language for a locale such as `de-AT` (as `currentLocale()` writes it) or `de_AT`; English when there is none. */
export function languageOf(locale: string): Language {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  return language === 'de' ? 'de' : 'en';
}

/** English, too, when a catalogue cannot be fetched: an error that is to be told needs words. */
async function textsOf(language: Language): Promise<Readonly<Record<string, string>>> {
  if (language === 'en') return en;
  try {
    return await fetched[language]();
  } catch (error) {
    console.warn(`The texts in "${language}" could not be fetched.`, error);
    return {};
  }
}

export async function createTranslate(locale: string): Promise<Translate> {
  const language = languageOf(locale);
  const texts = await textsOf(language);
  const i18n = createInstance({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en }, [language]: { translation: texts } },
    keySeparator: false,
    nsSeparator: false,
    // React and the host write texts as text; escaping them here would show entities.
    interpolation: { escapeValue: false, skipOnVariables: true },
    initAsync: false,
  });
  await i18n.init();
  const numbers = new Intl.NumberFormat(locale.replace('_', '-'));
  return (idOrMessage: MessageId | Message, given: Message['values'] = {}) => {
    const { id, values } = typeof idOrMessage === 'string' ? { id: idOrMessage, values: given } : idOrMessage;
    const written = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && name !== 'count' ? numbers.format(value) : value,
    ]);
    return i18n.t(id, Object.fromEntries(written) as Record<string, MessageValue>); // entries of the record above
  };
}
