/** The consumer groups of this app. Handlers name the transport of their group. */
export const monitoringGroups = {
  metrics: { name: 'metrics', transport: Symbol('metrics') },
  logging: { name: 'logging', transport: Symbol('logging') },
} as const;
