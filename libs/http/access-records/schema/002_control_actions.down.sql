-- Loses: who retried and discarded dead letters, replayed events, checked and rebuilt read models, and moved the clock.
drop table access.control_actions;
