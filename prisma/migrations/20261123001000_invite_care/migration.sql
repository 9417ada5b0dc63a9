-- Invites that staff makes and looks after.

-- `code_sealed`: the code under ENCRYPTION_KEY, so that its owner can be shown the link again.
alter table "invites"
  add column "code_sealed" text,
  add column "opportunity" text,
  add column "recipient_first_name" text,
  add column "recipient_last_name" text,
  add column "recipient_email" text,
  add column "utm" jsonb not null default '{}',
  add column "import_id" uuid,
  add column "archived_at" timestamptz(3),
  add column "first_launch_at" timestamptz(3),
  add column "launch_mailed_at" timestamptz(3),
  add column "expiry_mailed_at" timestamptz(3);
create index "invites_created_at_id_idx" on "invites" ("created_at", "id");
create index "invites_import_id_idx" on "invites" ("import_id");
-- For whoever sees their own only.
create index invites_of_owner on invites (lower(owner), created_at, id);
-- As small as what there is to tell.
create index invites_launched on invites (first_launch_at) where launch_mailed_at is null and first_launch_at is not null;
create index invites_expiring on invites (expires_at) where expiry_mailed_at is null and expires_at is not null;

-- Whether somebody of staff wants mails about their own invites.
alter table "staff" add column "invite_mails" boolean not null default true;

-- Codes that were replaced. They open nothing, and no settings file brings them back.
create table "retired_invite_codes" (
  "code_hash" text not null,
  "invite_id" uuid not null,
  "retired_at" timestamptz(3) not null default current_timestamp,
  constraint "retired_invite_codes_pkey" primary key ("code_hash"),
  constraint "retired_invite_codes_invite_id_fkey" foreign key ("invite_id") references "invites" ("id")
    on delete cascade on update cascade
);
create index "retired_invite_codes_invite_id_idx" on "retired_invite_codes" ("invite_id");

-- A file of invites that somebody tries out before they are made.
create table "invite_imports" (
  "id" uuid not null,
  "staff_id" uuid not null,
  "text" text not null,
  "created_at" timestamptz(3) not null default current_timestamp,
  constraint "invite_imports_pkey" primary key ("id"),
  constraint "invite_imports_staff_id_fkey" foreign key ("staff_id") references "staff" ("id")
    on delete cascade on update cascade
);
create index "invite_imports_staff_id_idx" on "invite_imports" ("staff_id");

-- What staff did to an invite.
create index audit_of_invites on audit_entries (subject, id) where subject like 'invite %';

-- Only what lets nobody in is out of the list: whatever opens again, however that came about, is in it again.
create function unarchive_open_invite() returns trigger
language plpgsql as $$
begin
  if coalesce(refusal_of_invite(new, portal_now()), 'invite-not-yet') = 'invite-not-yet' then
    new.archived_at := null;
  end if;
  return new;
end
$$;
create trigger invites_unarchive before update on invites
for each row when (new.archived_at is not null) execute function unarchive_open_invite();

-- The fact that an owner hears about, kept with the one that makes it.
create function note_first_launch() returns trigger
language plpgsql as $$
begin
  update invites set first_launch_at = new.launched_at
  where id = new.invite_id and first_launch_at is null;
  return null;
end
$$;
create trigger signups_note_first_launch after update of launched_at on signups
for each row when (old.launched_at is null and new.launched_at is not null and new.invite_id is not null)
execute function note_first_launch();

update invites i
set first_launch_at = first.launched_at, launch_mailed_at = portal_now()
from (
  select invite_id, min(launched_at) as launched_at
  from signups
  where invite_id is not null and launched_at is not null
  group by invite_id
) first
where i.id = first.invite_id;

-- Whether a trial stays closed because the invite it came with was taken back. What staff decided about this one person
-- afterwards counts more.
create function is_revoked_with_invite(of_signup uuid) returns boolean
language sql stable as $$
  select exists (
    select from signups s join invites i on i.id = s.invite_id
    where s.id = of_signup and i.revoked_at is not null and not exists (
      select from events e
      where e.signup_id = of_signup and e.kind in ('allowed', 'more-time-granted')
        and e.facts ->> 'by' = 'staff' and e.at >= i.revoked_at
    )
  )
$$;

-- As before, but nobody returns by an invite that was taken back.
create or replace function begin_mint(new_mint uuid, of_signup uuid, new_kind text) returns text
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  trial record;
  returns_in_hour bigint;
  returns_in_minute bigint;
begin
  -- The lock makes two bounces of one trial count each other.
  select s.state, s.lease_until, s.trial_ends_at, s.invite_id, p.relogins_per_hour into trial
  from signups s join products p on p.id = s.product_id
  where s.id = of_signup
  for update of s;

  if trial.state = 'reserved' and trial.lease_until > moment and new_kind <> 'bounce' then
    insert into mints (id, signup_id, kind, started_at) values (new_mint, of_signup, new_kind, moment);
    return 'begun';
  end if;
  if new_kind = 'signup' then
    return 'lease-lost';
  end if;
  if trial.state is distinct from 'active' or trial.trial_ends_at <= moment then
    return 'trial-ended';
  end if;
  if trial.invite_id is not null and is_revoked_with_invite(of_signup) then
    return 'trial-revoked';
  end if;

  if new_kind = 'bounce' then
    -- What Frame refused, or never got, costs nobody a return of the hour.
    select
      count(*) filter (where coalesce(outcome, 'unknown') not in ('refused', 'not-sent')),
      count(*) filter (where started_at > moment - interval '1 minute')
    into returns_in_hour, returns_in_minute
    from mints
    where signup_id = of_signup and kind = 'bounce' and started_at > moment - interval '1 hour';
    -- The Launchpad sends people straight back when it rejects their token: three times in a minute is no person.
    if returns_in_minute >= 3 then
      return 'return-loop';
    end if;
    if returns_in_hour >= trial.relogins_per_hour then
      return 'relogin-limit';
    end if;
  end if;
  insert into mints (id, signup_id, kind, started_at) values (new_mint, of_signup, new_kind, moment);
  return 'begun';
end
$$;

-- As before, but an offered place is not taken by an invite that was taken back meanwhile.
create or replace function accept_offer(offered uuid, lease_seconds integer) returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  update signups
  set offered_until = null, verified_at = coalesce(verified_at, moment), updated_at = moment,
      lease_until = moment + make_interval(secs => lease_seconds)
  where id = offered and state = 'reserved' and offered_until > moment and not is_revoked_with_invite(offered);
  if not found then
    return false;
  end if;
  insert into events (signup_id, kind, at) values (offered, 'offer-accepted', moment);
  return true;
end
$$;

-- As before, but a trial that was taken back is not prolonged, and the wish is not kept: -1.
alter function ask_for_more_time(uuid, text) rename to ask_for_more_time_of_trial;
create function ask_for_more_time(asking uuid, its_wish text) returns integer
language plpgsql as $$
begin
  if is_revoked_with_invite(asking) then
    return -1;
  end if;
  return ask_for_more_time_of_trial(asking, its_wish);
end
$$;
