export { answersWithin } from './answers-within.ts';
export { clockOf, MovableClock, systemClock, type Clock } from './clock.ts';
export {
  documentedSettings,
  InvalidConfiguration,
  isLocalMode,
  isLoopbackName,
  readConfig,
  settingNames,
  type Config,
  type Setting,
} from './config.ts';
export type { IdentityConfig } from './identity-config.ts';
export { DataDirectoryInUse, DataDirectoryUnusable, lockDataDirectory } from './data-directory-lock.ts';
export { effectiveSettings, type EffectiveSettings } from './effective-settings.ts';
export { errorCode } from './error-code.ts';
export { takeFolderLock } from './folder-lock.mjs';
export { createLogger, type Logger } from './logger.ts';
export { maskLine, maskText } from './masking/mask-secrets.ts';
export { nodeFlags } from './node-flags.ts';
export { fileSettingOf } from './secret-files.ts';
export { exists, isRunning, startOf } from './process-life.mjs';
export { startObjectsYoung } from './start-objects-young.ts';
export { readTlsFiles } from './tls-files.ts';
export { runUntilStopped } from './run-until-stopped.ts';
export { readUpstreams, upstreamSettings, type Upstreams } from './upstreams.ts';
