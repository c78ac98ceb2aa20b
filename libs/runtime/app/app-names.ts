/** All apps that there are, besides the gateway. */
export const appNames = ['command', 'query', 'projector', 'worker', 'settlement', 'monitoring'] as const;
export type AppName = (typeof appNames)[number];
