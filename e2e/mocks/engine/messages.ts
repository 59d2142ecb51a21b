// The engine's own sentences, by their ids. Without a translation they are English.
import { faultTexts, germanWords, type FaultText, type FaultTextId } from './fault-texts.ts';

export type Params = Readonly<Record<string, string | number>>;

const queryTexts = {
  USER_NOT_AUTHORIZED_TO_PERFORM_QUERY: { en: 'query execution failed due to insufficient permissions.' },
} as const satisfies Readonly<Record<string, FaultText>>;

export type MessageId = FaultTextId | keyof typeof queryTexts;

const texts: Readonly<Record<MessageId, FaultText>> = { ...faultTexts, ...queryTexts };

/** A sentence in the language asked for. `${name}` stands for a parameter; one that is not given stays as it is. */
export function message(id: MessageId, params: Params = {}, language = 'en'): string {
  const { en, de } = texts[id];
  const isGerman = language === 'de' && de !== undefined;
  return (isGerman ? de : en).replace(/\$\{(\w+)\}/g, (placeholder, name: string) => {
    const value = String(params[name] ?? placeholder);
    return isGerman ? (germanWords[value] ?? value) : value;
  });
}

/** The status of a command that was refused with these sentences: the first of 400, 409, 500, 403 that one has. */
export function statusOf(ids: readonly MessageId[]): number {
  const statuses = ids.map((id) => texts[id].status);
  return [400, 409, 500, 403].find((status) => statuses.some((own) => own === status)) ?? 400;
}
