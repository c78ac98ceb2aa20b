/** The stream of each aggregate (DESIGN §3). */
export const tokenStream = (tokenId: string): string => `token-${tokenId}`;
export const versionStream = (versionId: string): string => `version-${versionId}`;
export const approvalStream = (approvalRequestId: string): string => `approval-${approvalRequestId}`;
/** One for each key; its id is the fingerprint of the key. */
export const signingKeyStream = (keyId: string): string => `signing-key-${keyId}`;
export const revenueStream = (revenueStreamId: string): string => `revenue-${revenueStreamId}`;
export const settlementStream = (settlementId: string): string => `settlement-${settlementId}`;

/** One stream each, because these rules span all tokens, all versions or all validators. */
export const tokenHierarchyStream = 'token-hierarchy';
export const versionHierarchyStream = 'versions-hierarchy';
export const validatorRosterStream = 'validator-roster';

/** One access book in each tenant, because a request checks grants, keys and delegations together. */
export const accessStream = 'access';
/** In the default tenant only. */
export const tenantRegisterStream = 'tenants';
