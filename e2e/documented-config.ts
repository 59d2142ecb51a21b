/** What docs/configuration.md says of one plugin's config: its examples, and the keys of its table. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DocumentedConfig {
  /** What stands under `config` in each example. */
  readonly examples: readonly object[];
  readonly keys: readonly string[];
}

export async function documentedConfig(plugin: string): Promise<DocumentedConfig> {
  const page = await readFile(join(import.meta.dirname, '../docs/configuration.md'), 'utf8');
  const section = page.split(/^## /m).find((text) => text.startsWith(`The ${plugin} plugin`)) ?? '';
  return {
    examples: Array.from(section.matchAll(/```json\n([\s\S]*?)```/g), ([, text = '']) => {
      const { config } = JSON.parse(text) as { readonly config: object };
      return config;
    }),
    keys: Array.from(section.matchAll(/^\| `([^`]+)`/gm), ([, key = '']) => key),
  };
}
