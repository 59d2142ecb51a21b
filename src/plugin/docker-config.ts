/** Applies an overridden config in the host page, and says what is wrong with it. Loaded only where there is one. */
import { createTranslate } from '../i18n/i18n.ts';
import { describeProblems, readDockerConfig } from './config.ts';
import type { PluginApi } from './plugin-api.ts';

export async function applyConfig(host: PluginApi, raw: unknown): Promise<void> {
  const { config, problems } = readDockerConfig(raw, host.engineBaseUrl());
  if (config.allowedOrigins.length > 0) host.options({ allowedMessageOrigins: config.allowedOrigins });
  if (problems.length === 0) return;
  const t = await createTranslate(host.currentLocale());
  host.showAlert('warning', describeProblems(problems, t));
}
