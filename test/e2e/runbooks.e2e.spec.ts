import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { eventsOf, executeManually, submittedVersion, untilSettlement, versionNow, vote } from './steps.ts';

const run = promisify(execFile);
const directory = 'docs/runbooks';

/** The commands of a page, in its order. */
function commandsOf(page: string): readonly string[] {
  const text = readFileSync(`${directory}/${page}`, 'utf8');
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'));
}

describe('the runbooks', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent({ automaticExecution: false });
  });

  afterAll(async () => {
    await assent.close();
  });

  const approved = async () => {
    const submitted = await submittedVersion(assent);
    await vote(assent, submitted.approvalRequestId, 'v1', 'APPROVE');
    return submitted;
  };
  const settled = async () => {
    const submitted = await approved();
    await executeManually(assent, submitted);
    await untilSettlement(assent, submitted.versionId, 'COMPLETED');
    return submitted;
  };

  /** Runs a line as it stands there, against this Assent and with the command line that was built. */
  async function runLine(
    line: string,
    { versionId, approvalRequestId }: { versionId: string; approvalRequestId: string },
  ) {
    const command = line
      .replace(/^npx assent /, `"${process.execPath}" dist/cli/main.js `)
      .replaceAll('http://127.0.0.1:9003', assent.url);
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      ASSENT_URL: assent.url,
      VERSION: versionId,
      APPROVAL: approvalRequestId,
    };
    try {
      return { code: 0, ...(await run('bash', ['-c', command], { env })) };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  it('are listed, and each has its page', () => {
    const pages = readdirSync(directory).filter((name) => name.endsWith('.md') && name !== 'README.md');
    const listed = [...readFileSync(`${directory}/README.md`, 'utf8').matchAll(/\]\((\S+\.md)\)/g)].map(
      ([, name]) => name,
    );
    expect(listed.toSorted()).toEqual(pages.toSorted());
  });

  it('S6-53 check-status.md says whether it has taken effect', async () => {
    const submitted = await settled();
    for (const line of commandsOf('check-status.md')) {
      const { code, stdout } = await runLine(line, submitted);
      expect([line, code]).toEqual([line, 0]);
      expect(stdout).toContain('ACTIVE');
    }
  });

  it('S6-54 stalled-executions.md finds what has stalled, and executes it', async () => {
    const submitted = await approved();
    await assent.post('/api/v12/clock', { advanceByMs: 2 * 3_600_000 });
    await versionNow(assent, submitted.versionId);
    const outputs: string[] = [];
    for (const line of commandsOf('stalled-executions.md')) {
      const { code, stdout } = await runLine(line, submitted);
      expect([line, code]).toEqual([line, 0]);
      outputs.push(stdout);
    }
    expect(outputs.slice(0, 2).every((output) => output.includes(submitted.versionId))).toBe(true);
    expect(outputs[2]).toContain('CAN_EXECUTE');
    expect((await versionNow(assent, submitted.versionId)).status).toBe('ACTIVE');
  });

  it('S6-55 roll-back-a-mistake.md rolls back, with two persons when it has been settled, and verifies it', async () => {
    const submitted = await settled();
    const codes: number[] = [];
    for (const line of commandsOf('roll-back-a-mistake.md')) codes.push((await runLine(line, submitted)).code);
    // Settled: the dry run and the first try are refused, then two persons do it.
    expect(codes).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect((await versionNow(assent, submitted.versionId)).status).toBe('PENDING_VVB');
    expect(await eventsOf(assent, 'VersionHeld')).toBe(1);
  });

  it('S6-56 audit-trail.md shows every phase, and who voted', async () => {
    const submitted = await settled();
    const [cli = '', curl = '', votes = ''] = await Promise.all(
      commandsOf('audit-trail.md').map(async (line) => (await runLine(line, submitted)).stdout),
    );
    for (const phase of ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED']) {
      expect(cli).toContain(phase);
      expect(curl).toContain(phase);
    }
    expect(JSON.parse(votes)).toMatchObject({ votes: [{ validatorId: 'v1', choice: 'APPROVE' }] });
  });
});
