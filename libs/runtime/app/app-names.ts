/** All apps except the gateway. */
export const appNames = ['command', 'query', 'projector', 'worker', 'settlement', 'monitoring'] as const;
export type AppName = (typeof appNames)[number];
