export {
  aggregateOfStream,
  belongsTo,
  defaultTenant,
  nameOfStream,
  streamOf,
  tenantOfStream,
} from './tenant-streams.ts';
