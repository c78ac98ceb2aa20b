/**
 * How Node is started for a program that runs apps. They are given here because Node takes the size of its young
 * generation on the command line only, and would take 128 MB for it, and let the old generation grow to four times what
 * lives, on any machine that has the memory (ADR 18).
 */
export const nodeFlags = ['--enable-source-maps', '--max-semi-space-size=16', '--max-old-space-size=1280'] as const;
