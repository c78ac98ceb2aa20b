-- Processes that run write their rows again.
drop table processing.processes;
