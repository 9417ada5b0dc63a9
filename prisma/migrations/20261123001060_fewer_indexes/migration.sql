-- Whoever looks for a person by the hash alone asks for each connection, of which there are few: admission pays for one
-- index less.
drop index "signups_email_key_idx";
