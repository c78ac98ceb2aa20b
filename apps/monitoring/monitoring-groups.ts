/** The consumer groups of this app, and the transport that each one's handlers name. */
export const monitoringGroups = {
  metrics: { name: 'metrics', transport: Symbol('metrics') },
  logging: { name: 'logging', transport: Symbol('logging') },
} as const;
