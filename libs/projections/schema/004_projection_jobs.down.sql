-- Loses: the checks and rebuilds of read models that operators asked for, and what they found.
drop table processing.projection_jobs;
drop schema rebuilding;
alter table processing.checkpoints drop column generation;
