import {
  accessStream,
  approvalStream,
  revenueStream,
  settlementStream,
  tenantRegisterStream,
  signingKeyStream,
  tokenHierarchyStream,
  tokenStream,
  validatorRosterStream,
  versionHierarchyStream,
  versionStream,
} from '#libs/domain';
import { ofAccess, ofTenants } from './access.ts';
import { ofApprovals, ofRoster } from './approvals.ts';
import { tokenId } from './example-facts.ts';
import { ofRevenue, ofSettlements } from './settlement.ts';
import { ofSigningKeys } from './signatures.ts';
import { ofTokenHierarchy, ofTokens } from './tokens.ts';
import { ofVersionHierarchy, ofVersions } from './versions.ts';

export { at, ids } from './example-facts.ts';

const examples = {
  ...ofTokens,
  ...ofVersions,
  ...ofApprovals,
  ...ofRevenue,
  ...ofSettlements,
  ...ofSigningKeys,
  ...ofRoster,
  ...ofTokenHierarchy,
  ...ofVersionHierarchy,
  ...ofAccess,
  ...ofTenants,
};
type Examples = typeof examples;
export type ExampleType = keyof Examples;

/** An event of a stream, before it is recorded. */
export interface ExampleEvent {
  readonly stream: string;
  readonly type: string;
  readonly data: object;
}

/**
 * An event of the domain, complete and with data that fits the other examples.
 * @param changed what a test says about it
 * @param stream of a parent that is a version, for an event about its dependent
 */
export function happened<Type extends ExampleType>(
  type: Type,
  changed: Partial<Examples[Type]> = {},
  stream?: string,
): ExampleEvent {
  const data = { ...examples[type], ...changed };
  return { stream: stream ?? streamOf(type, data as unknown as Readonly<Record<string, string>>), type, data };
}

function streamOf(type: ExampleType, data: Readonly<Record<string, string>>): string {
  const id = (name: string): string => data[name] ?? '';
  if (type in ofAccess) return accessStream;
  if (type in ofTenants) return tenantRegisterStream;
  if (type in ofTokenHierarchy) return tokenHierarchyStream;
  if (type in ofVersionHierarchy) return versionHierarchyStream;
  if (type === 'VersionRetirementFailed') return versionStream(id('replacedByVersionId'));
  if (type === 'DependentActivated' || type === 'DependentReleased') return tokenStream(tokenId);
  if (type in ofTokens) return tokenStream(id('tokenId'));
  if (type in ofVersions) return versionStream(id('versionId'));
  if (type in ofApprovals) return approvalStream(id('approvalRequestId'));
  if (type in ofSigningKeys) return signingKeyStream(id('keyId'));
  if (type in ofRevenue) return revenueStream(id('revenueStreamId'));
  return type in ofRoster ? validatorRosterStream : settlementStream(id('settlementId'));
}
