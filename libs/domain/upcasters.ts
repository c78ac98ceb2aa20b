interface Upcaster {
  readonly type: string;
  readonly from: number;
  readonly upcast: (data: object) => object;
}

/** Some events of version 1 already have the field, from before it counted as a new version. */
function withDefault(type: string, defaults: object): Upcaster {
  return { type, from: 1, upcast: (data) => ({ ...defaults, ...data }) };
}

/**
 * Lift events of earlier shapes to today's (ADR 15). A change of a shape adds an upcaster here and a history of the
 * earlier shape to test/histories. Neither is ever removed.
 */
export const upcasters: readonly Upcaster[] = [
  withDefault('TokenRegistered', { attributes: {} }),
  withDefault('VersionSubmitted', { backupValidators: [] }),
  withDefault('ApprovalRequested', { backupValidators: [] }),
  // The execution whose cascade replaced it, which was not recorded before rollbacks existed.
  withDefault('VersionReplaced', { executionId: null }),
];
