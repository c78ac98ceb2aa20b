-- Loses: the record of denied requests.
drop table access.denials;
