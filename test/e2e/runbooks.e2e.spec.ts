import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { appNames, type Health } from '#libs/runtime';
import { eventually } from '../eventually.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { eventsOf, executeManually, submittedVersion, untilSettlement, versionNow, vote } from './steps.ts';

const run = promisify(execFile);
const directory = 'docs/runbooks';

/** The commands of a page in order. */
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

  /** Runs a line unchanged, with the built command line, against this Assent. */
  async function runLine(
    line: string,
    { versionId, approvalRequestId }: { versionId: string; approvalRequestId: string },
    more: Readonly<Record<string, string>> = {},
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
      ...more,
    };
    try {
      return { code: 0, ...(await run('bash', ['-c', command], { env })) };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  it('are all listed in the README, and each entry has its page', () => {
    const pages = readdirSync(directory).filter((name) => name.endsWith('.md') && name !== 'README.md');
    const listed = [...readFileSync(`${directory}/README.md`, 'utf8').matchAll(/\]\((\S+\.md)\)/g)].map(
      ([, name]) => name,
    );
    expect(listed.toSorted()).toEqual(pages.toSorted());
  });

  it('CV-8 CV-11 store-away.md shows which store is away and which metrics remain', async () => {
    const [health = '', metrics = ''] = await Promise.all(
      commandsOf('store-away.md').map(
        async (line) => (await runLine(line, { versionId: '', approvalRequestId: '' })).stdout,
      ),
    );
    expect(JSON.parse(health)).toMatchObject({ checks: { database: 'UP', eventStore: 'UP' } });
    expect(metrics).toContain('assent_metrics_unavailable{source="eventStore"} 0');
  });

  it('CV-11 processor-behind.md shows stuck processors and the lag of each', async () => {
    const [health = '', metrics = ''] = await Promise.all(
      commandsOf('processor-behind.md').map(
        async (line) => (await runLine(line, { versionId: '', approvalRequestId: '' })).stdout,
      ),
    );
    expect(JSON.parse(health)).toMatchObject({ checks: { processors: 'UP' } });
    expect(metrics).toContain('assent_processor_lag_seconds');
  });

  it('CV-11 process-not-running.md shows every app with its processes', async () => {
    const [line = ''] = commandsOf('process-not-running.md');
    const { stdout } = await runLine(line, { versionId: '', approvalRequestId: '' });
    const { apps, processes } = JSON.parse(stdout) as Health;
    expect(apps).toEqual(Object.fromEntries(appNames.map((app) => [app, { status: 'UP' }])));
    expect(processes).toMatchObject([{ apps: appNames, status: 'UP', pid: process.pid }]);
  });

  it('another-log.md shows the readiness of an Assent on the right log', async () => {
    const [line = ''] = commandsOf('another-log.md');
    const { stdout } = await runLine(line, { versionId: '', approvalRequestId: '' });
    expect(JSON.parse(stdout)).toMatchObject({ status: 'UP', checks: { eventStore: 'UP' } });
  });

  it.each(['kafka-away.md', 'disk-full.md', 'back-up-and-restore.md', 'upgrade.md'])(
    '%s has commands that a healthy Assent answers',
    async (page) => {
      const lines = commandsOf(page);
      expect(lines).not.toEqual([]);
      for (const line of lines) {
        const { code, stdout } = await runLine(line, { versionId: '', approvalRequestId: '' });
        expect([line, code]).toEqual([line, 0]);
        if (line.endsWith('/health/ready')) expect(JSON.parse(stdout)).toMatchObject({ status: 'UP' });
        if (line.endsWith('/metrics')) expect(stdout).toContain('assent_processor_lag_seconds');
      }
    },
  );

  it('N6 projection-drift.md finds rows that differ and corrects them', async () => {
    const { tokenId, ...submitted } = await approved();
    const [list = '', check = '', rebuild = ''] = commandsOf('projection-drift.md');
    expect(await runLine(check, submitted)).toMatchObject({ code: 0 });
    await assent.pool.query(`update tokens set name = 'another' where id = $1`, [tokenId]);
    const found = await runLine(check, submitted);
    expect(found).toMatchObject({ code: 1 });
    expect(found.stdout).toContain(`tokens: 0 missing, 0 surplus, 1 different (${tokenId})`);
    const drift = async () => (await fetch(`${assent.url}/metrics`)).text();
    expect(await drift()).toContain('assent_projection_drift_rows{projection="tokens"} 1');
    const rebuilt = await runLine(rebuild, submitted);
    expect(rebuilt).toMatchObject({ code: 0 });
    expect(rebuilt.stdout).toContain('corrected');
    expect(await drift()).toContain('assent_projection_drift_rows{projection="tokens"} 0');
    expect(await runLine(check, submitted)).toMatchObject({ code: 0 });
    expect((await runLine(list, submitted)).stdout).toMatch(/tokens .*check completed.*no difference/);
  });

  it('S6-26 release-a-hold.md finds and releases the holds of a version', async () => {
    const { versionId, approvalRequestId } = await approved();
    const hold = async (): Promise<string> => {
      const placed = await assent.post(`/api/v12/approval-execution/${versionId}/holds`, { reason: 'audit' });
      return placed.body.holdId as string;
    };
    const [explain = '', ...releases] = commandsOf('release-a-hold.md');
    for (const release of releases) {
      const HOLD = await hold();
      expect((await runLine(explain, { versionId, approvalRequestId })).stdout).toContain(HOLD);
      expect(await runLine(release, { versionId, approvalRequestId }, { HOLD })).toMatchObject({ code: 0 });
      expect((await runLine(explain, { versionId, approvalRequestId })).stdout).not.toContain(HOLD);
    }
  });

  it('S6-53 check-status.md shows whether an approval has taken effect', async () => {
    const submitted = await settled();
    for (const line of commandsOf('check-status.md')) {
      const { code, stdout } = await runLine(line, submitted);
      expect([line, code]).toEqual([line, 0]);
      expect(stdout).toContain('ACTIVE');
    }
  });

  it('S6-54 stalled-executions.md finds a stalled approval and executes it', async () => {
    const submitted = await approved();
    await assent.post('/api/v12/clock', { advanceByMs: 2 * 3_600_000, reason: 'a test' });
    await versionNow(assent, submitted.versionId);
    const outputs: string[] = [];
    const held = await assent.post(`/api/v12/approval-execution/${submitted.versionId}/holds`, { reason: 'disputed' });
    await assent.post(`/api/v12/tokens/${submitted.tokenId}/lock`, { reason: 'audit' });
    const more = { HOLD: held.body.holdId as string, TOKEN: submitted.tokenId };
    for (const line of commandsOf('stalled-executions.md')) {
      const { code, stdout } = await runLine(line, submitted, more);
      expect([line, code]).toEqual([line, 0]);
      outputs.push(stdout);
    }
    expect(outputs.slice(0, 2).every((output) => output.includes(submitted.versionId))).toBe(true);
    expect(outputs[2]).toContain(more.HOLD);
    expect(outputs[5]).toContain('REGISTERED');
    expect((await versionNow(assent, submitted.versionId)).status).toBe('ACTIVE');
  });

  it('S6-55 roll-back-a-mistake.md rolls back a settled activation with two persons, and verifies it', async () => {
    const submitted = await settled();
    const heldBefore = await eventsOf(assent, 'VersionHeld');
    const codes: number[] = [];
    for (const line of commandsOf('roll-back-a-mistake.md')) codes.push((await runLine(line, submitted)).code);
    // The activation is settled, so the dry run and the first try are refused, and then two persons roll back.
    expect(codes).toEqual([1, 1, 0, 4, 0, 0, 0, 0]);
    expect((await versionNow(assent, submitted.versionId)).status).toBe('PENDING_VVB');
    expect(await eventsOf(assent, 'VersionHeld')).toBe(heldBefore + 1);
  });

  it('S6-56 audit-trail.md shows every phase and every vote', async () => {
    const submitted = await settled();
    const [cli = '', curl = '', votes = '', acts = '', history = ''] = await Promise.all(
      commandsOf('audit-trail.md').map(async (line) => (await runLine(line, submitted)).stdout),
    );
    for (const phase of ['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED']) {
      expect(cli).toContain(phase);
      expect(curl).toContain(phase);
    }
    expect(JSON.parse(votes)).toMatchObject({ votes: [{ validatorId: 'v1', choice: 'APPROVE' }] });
    expect(acts).toMatch(/VersionSubmitted .* local mode/);
    expect(history).toMatch(/VoteCast +v1 +APPROVE +v1, through local-administrator/);
  });

  it('MK-5 N7 dead-letters.md shows, retries, discards and replays events', async () => {
    const submitted = await settled();
    // The group cannot process this event, because its revenue stream was never opened.
    const event = {
      ...{ specversion: '1.0', id: randomUUID(), source: '/assent', type: 'SettlementCompleted', subject: 'nobody' },
      ...{
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        partitionkey: 'a-token',
        sequence: '1',
      },
      ...{ correlationid: 'c', causationid: 'c', tenantid: 'default' },
      data: {
        ...{
          revenueStreamId: randomUUID(),
          settlementId: randomUUID(),
          versionId: randomUUID(),
          tokenId: randomUUID(),
        },
        ...{ amount: '1.00', recipient: 'treasury', completedAt: new Date().toISOString() },
      },
    };
    const { rows } = await assent.pool.query<{ id: string }>(
      `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
       values ('default', 'revenue', $1, $2, 'a-token', '1', $3, 'why', 'failed', 1) returning id`,
      [event.id, event.type, JSON.stringify(event)],
    );
    const LETTER = rows[0]?.id ?? '';
    const letter = async () => (await assent.get(`/api/v12/dead-letters/${LETTER}`)).body as Record<string, unknown>;
    const outputs: string[] = [];
    let REPLAY = '';
    for (const line of commandsOf('dead-letters.md')) {
      const { code, stdout, stderr } = await runLine(line, submitted, { LETTER, REPLAY });
      expect([line, code, stderr]).toEqual([line, 0, '']);
      outputs.push(stdout);
      if (line.includes(' retry ')) {
        // The retry fails again.
        await eventually(letter, ({ status, attempts }) => status === 'failed' && attempts === 2);
        expect((await letter())['error']).toContain('The revenue stream does not exist.');
      }
      REPLAY = /replay +(\S+) \(running\)/.exec(stdout)?.[1] ?? REPLAY;
    }
    expect(outputs[0]).toMatch(new RegExp(`${LETTER} +revenue +failed +SettlementCompleted`));
    expect(outputs[1]).toContain('"subject": "nobody"');
    expect(await letter()).toMatchObject({ status: 'discarded', endedBy: 'ops@example.com', reason: 'booked by hand' });
    expect(outputs[4]).toMatch(/TokenActivated +\d/);
    expect((await assent.get(`/api/v12/replays/${REPLAY}`)).body).toMatchObject({
      group: 'revenue',
      eventsPerSecond: 50,
    });
    // A discarded event cannot be retried.
    const again = await assent.post(`/api/v12/dead-letters/${LETTER}/retry`, { reason: 'again' });
    expect([again.status, again.body.code]).toEqual([409, 'DEAD_LETTER_NOT_OPEN']);
  });

  it('parked-events.md shows, retries and discards parked events', async () => {
    const submitted = await settled();
    const activated = (await assent.log()).find(({ type }) => type === 'VersionActivated');
    const parked = async (processor: string, position: string, error: string): Promise<string> => {
      const { rows } = await assent.pool.query<{ id: string }>(
        `insert into processing.parked_events (tenant_id, processor, position, stream, revision, event_id, event_type, error)
         values ('default', $1, $2, $3, $4, $5, 'VersionActivated', $6) returning id`,
        [processor, position, activated?.stream, activated?.revision, activated?.id, error],
      );
      return rows[0]?.id ?? '';
    };
    const [PARKED, LETTER] = [
      await parked('resume-executions', activated?.position ?? '', 'why'),
      // The event does not exist, so every retry fails.
      await parked('release-dependents', '9', 'why'),
    ];
    const letter = async (id: string) =>
      (await assent.get(`/api/v12/dead-letters/${id}`)).body as Record<string, unknown>;
    expect(await letter(PARKED)).toMatchObject({
      ...{ group: 'resume-executions', status: 'failed', key: activated?.stream, position: activated?.position },
      ...{ attempts: 1, error: 'why', event: { type: 'VersionActivated', data: activated?.data } },
    });
    const outputs: string[] = [];
    for (const line of commandsOf('parked-events.md')) {
      const { code, stdout, stderr } = await runLine(line, submitted, { LETTER });
      expect([line, code, stderr]).toEqual([line, 0, '']);
      outputs.push(stdout);
      if (!line.includes(' retry ')) continue;
      await eventually(
        () => letter(LETTER),
        ({ status, attempts }) => status === 'failed' && attempts === 2,
      );
      expect((await letter(LETTER))['error']).toContain('There is no event at position 9');
    }
    expect(outputs[0]).toMatch(new RegExp(`${LETTER} +release-dependents +failed +VersionActivated`));
    expect(outputs[1]).toContain('The event cannot be read.');
    expect(await letter(LETTER)).toMatchObject({
      ...{ status: 'discarded', attempts: 2, endedBy: 'ops@example.com', reason: 'written by hand' },
    });
    const again = await assent.post(`/api/v12/dead-letters/${LETTER}/discard`, { discardedBy: 'ops', reason: 'again' });
    expect([again.status, again.body.code]).toEqual([409, 'DEAD_LETTER_NOT_OPEN']);

    expect((await assent.post(`/api/v12/dead-letters/${PARKED}/retry`, { reason: 'repaired' })).status).toBe(202);
    expect(
      await eventually(
        () => letter(PARKED),
        ({ status }) => status === 'resolved',
      ),
    ).toMatchObject({ attempts: 2 });
    const { body } = await assent.get('/api/v12/dead-letters?status=resolved&limit=500');
    expect(body.items.map(({ deadLetterId }: { deadLetterId: string }) => deadLetterId)).toContain(PARKED);
  });

  it('N7 allow one replay per group, which delivers only missed events', async () => {
    await settled();
    const request = { group: 'settlement', requestedBy: 'ops', reason: 'a test', eventsPerSecond: 1_000 };
    // Makes the group forget its last event.
    await assent.pool.query(
      `delete from messaging.processed_events where event_id =
         (select event_id from messaging.processed_events where consumer_group = 'settlement' order by processed_at desc limit 1)`,
    );
    const { body: started } = await assent.post('/api/v12/replays', request);
    const second = await assent.post('/api/v12/replays', request);
    expect([second.status, second.body.code]).toEqual([409, 'REPLAY_UNDER_WAY']);
    const { body } = await eventually(
      () => assent.get(`/api/v12/replays/${String(started.replayId)}`),
      (answer) => answer.body.status === 'completed',
    );
    expect(body).toMatchObject({ delivered: 1, skipped: started.total - 1 });
    expect((await assent.get('/api/v12/books/trial-balance')).body).toMatchObject({ total: '0.00' });
    const counted = await assent.post('/api/v12/replays', { ...request, group: 'metrics' });
    expect([counted.status, counted.body.code]).toEqual([400, 'VALIDATION_FAILED']);
  });
});
