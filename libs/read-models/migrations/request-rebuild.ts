/**
 * The statement that has a projector rebuild the read model after the upgrade, because its projection makes more of old events
 * than it did. Readers see the old rows until then. Asks for nothing in a new database. A check that was left open becomes the
 * rebuild, because a projection has one job at a time.
 */
export function requestRebuild(projection: string, reason: string): string {
  return `
    insert into processing.projection_jobs (id, projection, kind, requested_by, reason)
    select gen_random_uuid(), '${projection}', 'rebuild', 'SYSTEM', 'upgrade: ${reason}'
    where exists (select from processing.checkpoints where processor = '${projection}' and position <> '')
    on conflict (projection) where status in ('requested', 'running')
      do update set kind = excluded.kind, requested_by = excluded.requested_by, reason = excluded.reason`;
}
