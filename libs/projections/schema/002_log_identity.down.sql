-- The next start writes the identity of the log that it finds.
drop table processing.log_identity;
