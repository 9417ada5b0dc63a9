-- The page of an invite reads the newest of its visits and signups: both are found in their order, however many there are.
create index "visits_invite_id_at_idx" on "visits" ("invite_id", "at");
drop index "visits_invite_id_idx";
create index "signups_invite_id_created_at_idx" on "signups" ("invite_id", "created_at");
drop index "signups_invite_id_idx";
