/** The source of the money with which an issuer funds its account. */
export const outside = 'outside';
/** Holds allocated money until it is paid. */
export const clearing = 'clearing';
export const issuerAccount = (id: string): string => `issuer:${id}`;
export const recipientAccount = (id: string): string => `recipient:${id}`;
