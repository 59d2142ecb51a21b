// The engine's own sentences, by their ids (ovirt-engine EngineMessage.java, AppErrors.properties; as seen on a running
// 4.5.8). English is complete; other languages hold what was seen.

export type Params = Readonly<Record<string, string | number>>;

const english = {
  USER_NOT_AUTHORIZED_TO_PERFORM_ACTION: 'User is not authorized to perform this action.',
  USER_NOT_AUTHORIZED_TO_PERFORM_QUERY: 'query execution failed due to insufficient permissions.',
} as const;

export type MessageId = keyof typeof english;

const translations: Readonly<Record<string, Readonly<Partial<Record<MessageId, string>>>>> = {};

/** A sentence in the language asked for, English where there is none. `${name}` stands for a parameter. */
export function message(id: MessageId, params: Params = {}, language = 'en'): string {
  const text: string = translations[language]?.[id] ?? english[id];
  return text.replace(/\$\{(\w+)\}/g, (placeholder, name: string) => String(params[name] ?? placeholder));
}
