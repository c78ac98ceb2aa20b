-- Loses: when and from where each API key was last used.
drop table access.api_key_uses;
