/**
 * The fields of a request's body that name the person who acts, whatever the operation. With an identity provider they must be
 * the principal who is signed in, or be left out (C-24).
 */
export const actingFields = ['executedBy', 'submittedBy', 'requestedBy', 'discardedBy', 'validatorId'] as const;
