import { readAudit } from './audit-report.ts';

function audit(vulnerabilities: object) {
  return readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities }));
}

it('names high and critical vulnerabilities, and counts the others', () => {
  expect(
    audit({
      a: { severity: 'critical', range: '<2.0.0' },
      b: { severity: 'high', range: '1.x' },
      c: { severity: 'moderate', range: '*' },
    }),
  ).toEqual({ kind: 'checked', serious: ['a <2.0.0 (critical)', 'b 1.x (high)'], others: 1 });
});

it('finds nothing in a report without vulnerabilities', () => {
  expect(audit({})).toEqual({ kind: 'checked', serious: [], others: 0 });
});

it('says that nothing was checked where the registry has no audit', () => {
  expect(readAudit(JSON.stringify({ message: '405 Method Not Allowed', method: 'POST' }))).toEqual({
    kind: 'not-checked',
    reason: '405 Method Not Allowed',
  });
});

it('says that nothing was checked where npm prints no report', () => {
  expect(readAudit('')).toEqual({ kind: 'not-checked', reason: 'npm audit printed no report' });
});
