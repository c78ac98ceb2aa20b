export * from './clock/schemas.ts';
export * from './control-actions/schemas.ts';
export * from './diagnosis/schemas.ts';
export * from './messaging/dead-letters.ts';
export * from './messaging/replays.ts';
export * from './projections/schemas.ts';
