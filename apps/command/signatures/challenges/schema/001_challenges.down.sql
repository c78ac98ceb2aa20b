drop table signatures.challenges;
