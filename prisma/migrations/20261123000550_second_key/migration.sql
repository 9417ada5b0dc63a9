-- A second pair of client id and secret, so that a key is replaced without a minute in which none works.
alter table "connections"
  add column "next_client_id" text,
  add column "next_client_secret_encrypted" text,
  add constraint "connections_next_key_whole"
    check (("next_client_id" is null) = ("next_client_secret_encrypted" is null));
