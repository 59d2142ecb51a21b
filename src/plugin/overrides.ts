/** Applies an overridden config in a host page, and says what is wrong with it. */
import { config as texts } from '../i18n/config.ts';
import { createTranslate } from '../i18n/i18n.ts';
import { describeProblems, type ReadConfig } from './config-reader.ts';
import type { PluginApi } from './plugin-api.ts';

/** `plugin` is the descriptor's name, after which the file of the overrides is called. */
export async function applyOverrides(
  host: PluginApi,
  plugin: string,
  { config, problems }: ReadConfig<{ readonly allowedOrigins: readonly string[] }>,
): Promise<void> {
  if (config.allowedOrigins.length > 0) host.options({ allowedMessageOrigins: config.allowedOrigins });
  if (problems.length === 0) return;
  const t = await createTranslate(host.currentLocale(), texts);
  const hasSecret = problems.some(({ isSecret = false }) => isSecret);
  host.showAlert(hasSecret ? 'danger' : 'warning', describeProblems(plugin, problems, t));
}
