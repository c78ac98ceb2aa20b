/** Where money comes from when an issuer funds its account. */
export const outside = 'outside';
/** Where allocated money waits until it is paid. */
export const clearing = 'clearing';
export const issuerAccount = (id: string): string => `issuer:${id}`;
export const recipientAccount = (id: string): string => `recipient:${id}`;
