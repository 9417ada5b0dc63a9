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
