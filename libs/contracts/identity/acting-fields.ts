/**
 * The fields of request bodies that name the acting person. With an identity provider they must name the signed-in
 * principal, or somebody who delegated the operation to the principal, or be omitted (C-24).
 */
export const actingFields = ['executedBy', 'submittedBy', 'requestedBy', 'discardedBy', 'validatorId'] as const;
