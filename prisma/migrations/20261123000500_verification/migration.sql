-- Proof of an e-mail address by code or link, and the mails that carry them.

create type "verification_rule" as enum ('none', 'code');
create type "without_captcha" as enum ('refuse', 'verify');
create type "mail_rule" as enum ('allow', 'verify', 'refuse');

alter table "products"
  add column "verification" "verification_rule" not null default 'none',
  add column "without_captcha" "without_captcha" not null default 'refuse',
  add column "disposable_mail" "mail_rule" not null default 'allow',
  add column "free_mail" "mail_rule" not null default 'allow';

alter table "signups"
  add column "verify_because" text,
  add column "verified_at" timestamptz(3);

create table "verifications" (
  "id" uuid not null,
  "signup_id" uuid not null,
  "purpose" text not null,
  "decoy" boolean not null default false,
  "issue" integer not null default 0,
  "tries" integer not null default 0,
  "sends" integer not null default 0,
  "last_sent_at" timestamptz(3),
  "expires_at" timestamptz(3) not null,
  "asked_from" text,
  "created_at" timestamptz(3) not null default current_timestamp,
  "proved_at" timestamptz(3),
  "proved_by" text,
  "used_at" timestamptz(3),
  constraint "verifications_pkey" primary key ("id"),
  constraint "verifications_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade,
  constraint "verifications_purpose_known" check ("purpose" in ('signup', 'return'))
);
create index "verifications_signup_id_idx" on "verifications" ("signup_id");
create unique index "verifications_one_per_signup" on "verifications" ("signup_id") where "purpose" = 'signup';

create table "mails" (
  "id" uuid not null,
  "kind" text not null,
  "signup_id" uuid not null,
  "recipient_key" text not null,
  "network_key" text not null,
  "facts" jsonb not null default '{}',
  "created_at" timestamptz(3) not null default current_timestamp,
  "sent_at" timestamptz(3),
  "dropped" text,
  constraint "mails_pkey" primary key ("id"),
  constraint "mails_signup_id_fkey" foreign key ("signup_id") references "signups" ("id")
    on delete cascade on update cascade
);
create index "mails_signup_id_idx" on "mails" ("signup_id");
create index "mails_recipient_key_created_at_idx" on "mails" ("recipient_key", "created_at");
create index "mails_network_key_created_at_idx" on "mails" ("network_key", "created_at");

-- What the janitor looks for.
create index signups_unverified on signups (created_at) where state = 'unverified';
-- What the limit for browsers without a captcha counts.
create index signups_without_captcha on signups (network, created_at) where verify_because = 'no-captcha';

-- Asks for one mail: { id, kind, signup_id, recipient_key, network_key, facts, withheld }. What is over a limit is
-- written down and dropped; whoever asked learns nothing of it (A15, E11).
create function queue_mail(mail jsonb) returns void
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  wanted mails := jsonb_populate_record(null::mails, mail);
  to_recipient_in_hour bigint;
  to_recipient_in_day bigint;
  of_network_in_hour bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('mail ' || wanted.recipient_key, 0));
  select count(*) filter (where created_at > moment - interval '1 hour'), count(*)
  into to_recipient_in_hour, to_recipient_in_day
  from mails
  where recipient_key = wanted.recipient_key and dropped is null and created_at > moment - interval '1 day';
  select count(*) into of_network_in_hour
  from mails
  where network_key = wanted.network_key and created_at > moment - interval '1 hour';

  insert into mails (id, kind, signup_id, recipient_key, network_key, facts, created_at, dropped)
  values (
    wanted.id, wanted.kind, wanted.signup_id, wanted.recipient_key, wanted.network_key,
    coalesce(wanted.facts, '{}'), moment,
    case
      when (mail ->> 'withheld')::boolean then 'withheld'
      when to_recipient_in_hour >= 3 or to_recipient_in_day >= 10 then 'recipient-limit'
      when of_network_in_hour >= 100 then 'network-limit'
    end
  );
  -- Also for a mail that was dropped, so that asking takes as long.
  perform graphile_worker.add_job('send-mail', json_build_object('mailId', wanted.id), max_attempts => 20);
end
$$;

-- Sends the code of a verification, or the next one when the last is used up or too old. Answers sent, wait, enough or
-- proved. The mail lacks signup_id and facts, which are known here.
create function send_code(of_verification uuid, mail jsonb) returns text
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  asked verifications;
begin
  select * into asked from verifications where id = of_verification for update;
  if asked.proved_at is not null then
    return 'proved';
  end if;
  if asked.last_sent_at > moment - interval '1 minute' then
    return 'wait';
  end if;
  if asked.sends >= 5 then
    return 'enough';
  end if;
  if asked.sends = 0 or asked.expires_at <= moment or asked.tries >= 5 then
    asked.issue := asked.issue + 1;
    asked.tries := 0;
    asked.expires_at := moment + interval '10 minutes';
  end if;
  update verifications
  set issue = asked.issue, tries = asked.tries, expires_at = asked.expires_at, sends = sends + 1, last_sent_at = moment
  where id = asked.id;
  perform queue_mail(mail || jsonb_build_object(
    'kind', 'verification',
    'signup_id', asked.signup_id,
    'withheld', asked.decoy,
    'facts', jsonb_build_object('verification', asked.id, 'issue', asked.issue)
  ));
  return 'sent';
end
$$;

-- A verification of a signup with its first mail: { id, signup_id, purpose, decoy, asked_from, mail }. A signup that
-- waits has one only; asking again gives that one. Answers its id.
create function start_verification(request jsonb) returns uuid
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  wanted verifications := jsonb_populate_record(null::verifications, request);
begin
  insert into verifications (id, signup_id, purpose, decoy, asked_from, created_at, expires_at)
  values (wanted.id, wanted.signup_id, wanted.purpose, wanted.decoy, wanted.asked_from, moment, moment)
  on conflict (signup_id) where purpose = 'signup' do nothing;
  if not found then
    return (select id from verifications where signup_id = wanted.signup_id and purpose = 'signup');
  end if;
  perform send_code(wanted.id, request -> 'mail');
  insert into events (signup_id, kind, at, facts)
  values (wanted.signup_id, 'code-asked', moment, jsonb_build_object('purpose', wanted.purpose));
  return wanted.id;
end
$$;

-- Somebody answered with a code (whether it is right, the application knows) or confirmed the link. Answers proved,
-- wrong, expired or too-many. Five wrong codes void the issue, though not its link.
create function answer_verification(of_verification uuid, of_issue integer, is_right boolean, way text) returns text
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  asked verifications;
begin
  select * into asked from verifications where id = of_verification for update;
  if asked.expires_at <= moment then
    return 'expired';
  end if;
  if way = 'code' and asked.tries >= 5 then
    return 'too-many';
  end if;
  -- A link of an earlier mail is no guess.
  if way = 'link' and asked.issue <> of_issue then
    return 'expired';
  end if;
  if asked.decoy or asked.issue <> of_issue or not is_right then
    update verifications set tries = tries + 1 where id = asked.id;
    return case when asked.tries + 1 >= 5 then 'too-many' else 'wrong' end;
  end if;
  if asked.proved_at is null then
    update verifications set proved_at = moment, proved_by = way where id = asked.id;
    if asked.purpose = 'signup' then
      update signups set verified_at = moment, updated_at = moment where id = asked.signup_id;
    end if;
    insert into events (signup_id, kind, at, facts)
    values (asked.signup_id, 'verified', moment, jsonb_build_object('by', way, 'purpose', asked.purpose));
  end if;
  return 'proved';
end
$$;

-- The places of a signup that may start: all that apply or none, written down either way. `asked.reason` may already
-- say why not.
create function seat_signup(asked signups, subjects jsonb, lease_seconds integer, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  stale signups;
  full_quota quotas;
  outcome text;
begin
  if asked.reason is null then
    begin
      -- Nobody ever got a SAT for these: the person asks anew, so the new request takes over what they hold.
      for stale in
        select * from signups s
        where s.connection_id = asked.connection_id
          and s.email_key = asked.email_key
          and s.product_id = asked.product_id
          and s.id <> asked.id
          and s.state = 'unresolved'
          and s.granted_at is null
        order by s.id
        for update
      loop
        perform give_back_places(stale.id, moment);
        update signups
        set state = 'failed', reason = 'superseded', lease_until = null, updated_at = moment
        where id = stale.id;
        insert into events (signup_id, kind, at, facts)
        values (stale.id, 'failed', moment, jsonb_build_object('reason', 'superseded'));
      end loop;
      full_quota := take_places(asked, subjects, moment, zone);
      if full_quota.product_id is not null then
        raise sqlstate 'PQ001';
      end if;
    exception when sqlstate 'PQ001' then
      asked.reason := full_quota.scope || '-quota';
      asked.frees_at := quota_frees_at(full_quota.per, moment, zone);
    end;
  end if;

  outcome := case when asked.reason is null then 'reserved' else 'refused' end;
  update signups
  set state = outcome::signup_state,
      reason = asked.reason,
      frees_at = asked.frees_at,
      lease_until = case when outcome = 'reserved' then moment + make_interval(secs => lease_seconds) end,
      updated_at = moment
  where id = asked.id;
  insert into events (signup_id, kind, at, facts)
  values (
    asked.id, outcome, moment,
    jsonb_strip_nulls(jsonb_build_object('reason', asked.reason, 'per', full_quota.per))
  );
  return jsonb_build_object(
    'kind', outcome, 'signupId', asked.id, 'reason', asked.reason, 'freesAt', asked.frees_at
  );
end
$$;

-- As before, and
--   verify_because  why a proof of the address is wanted whoever it belongs to, or null
--   can_verify      whether this portal can send mail
-- An address typed is not an identity: where it was handed a SAT of this connection and this browser does not own that
-- signup, a proof is wanted too. Answers also { kind: verify, … }; such a signup is unverified and holds nothing (Q17).
create or replace function admit_signup(request jsonb, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  lease integer := (request ->> 'lease_seconds')::int;
  asked signups := jsonb_populate_record(null::signups, request);
  earlier signups;
begin
  asked.state := 'reserved';
  asked.lease_until := moment + make_interval(secs => lease);
  asked.created_at := moment;
  asked.updated_at := moment;

  insert into signups select asked.* on conflict (request_id) do nothing;
  if not found then
    select * into earlier from signups where request_id = asked.request_id;
    if earlier.email_key <> asked.email_key or earlier.product_id <> asked.product_id then
      return jsonb_build_object('kind', 'request-used');
    end if;
    return jsonb_build_object('kind', 'replay', 'signupId', earlier.id);
  end if;

  if jsonb_typeof(request -> 'captcha') = 'object' then
    insert into spent_captchas (id, expires_at)
    values (request #>> '{captcha,id}', (request #>> '{captcha,expires_at}')::timestamptz)
    on conflict do nothing;
    if not found then
      asked.reason := 'captcha-spent';
    end if;
  end if;

  if asked.reason is null then
    -- Frame gives the same user the same sessions, so one person's signups are judged one after the other.
    perform pg_advisory_xact_lock(hashtextextended(asked.connection_id || asked.email_key, 0));
    if exists (
      select from signups s
      where s.connection_id = asked.connection_id
        and s.email_key = asked.email_key
        and s.id <> asked.id
        and (s.granted_at is not null or s.state = 'reserved')
        and (s.browser_id is null or asked.browser_id is null or s.browser_id <> asked.browser_id)
    ) then
      asked.verify_because := coalesce(asked.verify_because, 'known-address');
      if not (request ->> 'can_verify')::boolean then
        asked.reason := 'already-has-trial';
      end if;
    end if;
  end if;

  -- Without a captcha a network gets few mails, so that programs cannot use this door instead.
  if asked.reason is null and asked.verify_because = 'no-captcha' and (
    select count(*) > 5 from signups
    where network = asked.network and verify_because = 'no-captcha' and created_at > moment - interval '1 hour'
  ) then
    asked.reason := 'captcha-missing';
  end if;

  if asked.reason is null and asked.verify_because is not null then
    if (request ->> 'can_verify')::boolean then
      update signups
      set state = 'unverified', verify_because = asked.verify_because, lease_until = null
      where id = asked.id;
      insert into events (signup_id, kind, at, facts)
      values (asked.id, 'unverified', moment, jsonb_build_object('because', asked.verify_because));
      return jsonb_build_object('kind', 'verify', 'signupId', asked.id);
    end if;
    asked.reason := 'cannot-verify';
  end if;
  return seat_signup(asked, request -> 'subjects', lease, zone);
end
$$;

-- A verified signup goes on: { id, subjects, lease_seconds }. Answers what admission answers, or { kind: has-trial,
-- signupId } when the person has a running trial of the product, which then is theirs to open.
create function advance_signup(request jsonb, zone text) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  asked signups;
  running uuid;
begin
  select * into asked from signups where id = (request ->> 'id')::uuid for update;
  if asked.state <> 'unverified' then
    return jsonb_build_object('kind', 'replay', 'signupId', asked.id);
  end if;
  if asked.verified_at is null then
    return jsonb_build_object('kind', 'unverified', 'signupId', asked.id);
  end if;

  perform pg_advisory_xact_lock(hashtextextended(asked.connection_id || asked.email_key, 0));
  select s.id into running
  from signups s
  where s.connection_id = asked.connection_id
    and s.email_key = asked.email_key
    and s.product_id = asked.product_id
    and s.state = 'active'
    and s.trial_ends_at > moment
  order by s.trial_ends_at desc
  limit 1;
  if running is not null then
    asked.reason := 'already-has-trial';
  elsif exists (select from products p where p.id = asked.product_id and p.paused) then
    asked.reason := 'product-paused';
  end if;
  return seat_signup(asked, request -> 'subjects', (request ->> 'lease_seconds')::int, zone)
    || case when running is null then '{}' else jsonb_build_object('kind', 'has-trial', 'signupId', running) end;
end
$$;

-- Whoever proved the address of a trial gets it: it moves to the browser the request proved, or to a new one. Answers
-- { browser, generation }, or null for a trial that was never handed over or a proof that was used before.
create function claim_trial(
  of_signup uuid, by_verification uuid, proven_browser uuid, proven_generation integer
) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  its_browser browsers;
begin
  update verifications set used_at = moment
  where id = by_verification and proved_at is not null and used_at is null and not decoy;
  if not found then
    return null;
  end if;
  perform from signups where id = of_signup and granted_at is not null for update;
  if not found then
    return null;
  end if;
  its_browser := earn_generation(proven_browser, proven_generation);
  update signups
  set browser_id = its_browser.id, browser_generation = its_browser.generation, updated_at = moment
  where id = of_signup;
  insert into events (signup_id, kind, at) values (of_signup, 'claimed', moment);
  return jsonb_build_object('browser', its_browser.id, 'generation', its_browser.generation);
end
$$;

-- The next generation of the browser that a request proved; one that was outdated or revoked meanwhile, or none, is
-- replaced by a new one (R12).
create function earn_generation(proven_browser uuid, proven_generation integer) returns browsers
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  earned browsers;
begin
  update browsers
  set generation = generation + 1, seen_at = moment
  where id = proven_browser and generation = proven_generation and revoked_at is null
  returning * into earned;
  if not found then
    insert into browsers (id, generation, created_at, seen_at)
    values (gen_random_uuid(), 1, moment, moment)
    returning * into earned;
  end if;
  return earned;
end
$$;

create or replace function activate_signup(
  granted uuid, sat_cipher text, sat_issue timestamptz, sat_expiry timestamptz,
  proven_browser uuid, proven_generation integer
) returns jsonb
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  its_browser browsers;
begin
  perform from signups where id = granted and state in ('reserved', 'unresolved') for update;
  if not found then
    return null;
  end if;
  its_browser := earn_generation(proven_browser, proven_generation);
  update signups s
  set state = 'active',
      reason = null,
      browser_id = its_browser.id,
      browser_generation = its_browser.generation,
      granted_at = coalesce(s.granted_at, moment),
      trial_ends_at = coalesce(s.trial_ends_at, moment + make_interval(mins => p.trial_minutes)),
      sat_encrypted = sat_cipher,
      sat_issued_at = coalesce(sat_issue, moment),
      sat_expires_at = sat_expiry,
      lease_until = null,
      updated_at = moment
  from products p
  where s.id = granted and p.id = s.product_id;
  insert into events (signup_id, kind, at) values (granted, 'granted', moment);
  return jsonb_build_object('browser', its_browser.id, 'generation', its_browser.generation);
end
$$;

-- Settles the next signup that a crash, a silence or the time left behind; false when there is none. One each time, so
-- that its transaction holds no more than one signup's places. Any number of processes may call it at once (Q5).
drop function settle_signups(integer);
create function settle_next_signup() returns boolean
language plpgsql as $$
declare
  moment timestamptz := portal_now();
  due signups;
begin
  select * into due from signups
  where state = 'reserved' and lease_until <= moment
  order by lease_until
  for update skip locked
  limit 1;
  if found then
    -- A mint without an outcome may have reached Frame before the process died.
    if exists (
      select from mints where signup_id = due.id and coalesce(outcome, 'unknown') not in ('refused', 'not-sent')
    ) then
      return leave_signup_unresolved(due.id);
    end if;
    return fail_signup(due.id, 'abandoned');
  end if;

  select s.* into due from signups s
  join products p on p.id = s.product_id
  where s.state = 'unresolved' and s.lease_until + make_interval(mins => p.trial_minutes) <= moment
  order by s.lease_until
  for update of s skip locked
  limit 1;
  if found then
    -- The SAT that may exist has expired by now. Window places stay taken: it may have been used.
    update signups set state = 'failed', lease_until = null, updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at, facts)
    values (due.id, 'failed', moment, jsonb_build_object('reason', due.reason));
    return true;
  end if;

  select * into due from signups
  where state = 'active' and trial_ends_at <= moment
  order by trial_ends_at
  for update skip locked
  limit 1;
  if found then
    update signups set state = 'ended', updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at) values (due.id, 'ended', moment);
    return true;
  end if;

  select * into due from signups
  where state = 'unverified' and created_at <= moment - interval '1 day'
  order by created_at
  for update skip locked
  limit 1;
  if found then
    update signups set state = 'failed', reason = 'never-verified', updated_at = moment where id = due.id;
    insert into events (signup_id, kind, at, facts)
    values (due.id, 'failed', moment, '{"reason": "never-verified"}');
    return true;
  end if;
  return false;
end
$$;

-- Forgets what has expired: captchas that cannot come again, and SATs.
create function forget_expired(batch integer) returns void
language plpgsql as $$
declare
  moment timestamptz := portal_now();
begin
  delete from spent_captchas where id in (
    select id from spent_captchas where expires_at < moment - interval '1 hour'
    for update skip locked
    limit batch
  );
  update signups set sat_encrypted = null where id in (
    select id from signups where sat_encrypted is not null and sat_expires_at <= moment
    for update skip locked
    limit batch
  );
end
$$;
