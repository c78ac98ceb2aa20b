import { documentedSettings, InvalidConfiguration, readConfig, secretSettings, type Setting } from './config.ts';
import { maskText, redacted } from './masking/mask-secrets.ts';
import { type Environment, readSecretFiles } from './secret-files.ts';
import { readUpstreams, upstreamSettings } from './upstreams.ts';

/** A setting as a process that starts now would have it. */
export interface EffectiveSetting {
  readonly name: string;
  /** Masked; null when it is not set and has no default. */
  readonly value: string | null;
  readonly source: 'default' | 'environment' | 'file';
  /** The file that holds it. */
  readonly file?: string;
}

export interface EffectiveSettings {
  readonly settings: readonly EffectiveSetting[];
  /** Why no process would start with them. */
  readonly problems: readonly string[];
}

/** Every setting, where it comes from, and what is wrong with it. Secrets are masked; a URL shows all but its password. */
export function effectiveSettings(given: Environment): EffectiveSettings {
  const { environment, files } = readSecretFiles(given, secretSettings);
  const isGateway = upstreamSettings().some(({ name }) => isSet(given[name]));
  const documented = [...documentedSettings(), ...(isGateway ? upstreamSettings() : [])];
  const settings = documented.map((setting): EffectiveSetting => {
    const { name, unset } = setting;
    const value = environment[name];
    if (!isSet(value)) return { name, value: unset ?? null, source: 'default' };
    const file = files[name];
    const shown = shownValue(setting, value);
    return file === undefined
      ? { name, value: shown, source: 'environment' }
      : { name, value: shown, source: 'file', file };
  });
  const readings: readonly (() => unknown)[] = [
    () => readConfig(given),
    ...(isGateway ? [() => readUpstreams(given)] : []),
  ];
  return { settings, problems: readings.flatMap(problemsOf) };
}

function shownValue({ isSecret }: Setting, value: string): string {
  const masked = maskText(value);
  return isSecret && !/^[a-z+]+:\/\//.test(value) ? redacted : masked;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}

function problemsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    if (error instanceof InvalidConfiguration) return error.problems;
    throw error;
  }
}
