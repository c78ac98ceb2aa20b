/** The streams whose history can be read, for people. */
export const streamKinds =
  'The streams are token-<tokenId>, version-<versionId>, approval-<approvalRequestId>, settlement-<settlementId>, revenue-<revenueStreamId> and signing-key-<keyId>. Of each tenant there is one stream token-hierarchy, versions-hierarchy, validator-roster (capacities) and access (grants, API keys, delegations, rules for signing in), and of the tenant default the stream tenants.';
