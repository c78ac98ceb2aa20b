/**
 * Node's command-line flags for programs that run apps. By default Node reserves 128 MB for the young generation and
 * lets the old one grow to four times the live data (ADR 18). The size of the young generation has no other setting.
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=16', '--max-old-space-size=1280'] as const;
