interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly upcast: (data: object) => object;
}

/** Version 1 was also written with the field, before it counted as a version of its own. */
function withDefault(type: string, defaults: object): Upcaster {
  return { type, from: 1, upcast: (data) => ({ ...defaults, ...data }) };
}

/**
 * What it takes to read events of earlier shapes as today's (ADR 15). A change of a shape adds one upcaster here and a
 * history of what was written before to test/histories; none is ever removed.
 */
export const upcasters: readonly Upcaster[] = [
  withDefault('TokenRegistered', { attributes: {} }),
  withDefault('VersionSubmitted', { backupValidators: [] }),
  withDefault('ApprovalRequested', { backupValidators: [] }),
  // The execution whose cascade it was; before there were rollbacks nobody asked.
  withDefault('VersionReplaced', { executionId: null }),
];
