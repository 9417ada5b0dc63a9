-- What marketing sees: visits, counted without cookies, and signups by where they came from and how far they got, counted
-- per calendar day beside the tables they come from, so that no page ever reads through all signups.

alter table "signups"
  add column "launched_at" timestamptz(3),
  -- Null until known: admission inserts a whole row, which no default would fill.
  add column "used_minutes" integer,
  add constraint "signups_used_minutes_not_negative" check ("used_minutes" >= 0);

create type "visit_kind" as enum ('person', 'bot', 'preview');

create table "visits" (
  "id" bigserial not null,
  "product_id" uuid not null,
  "invite_id" uuid,
  "at" timestamptz(3) not null,
  "kind" "visit_kind" not null,
  "visitor" text not null,
  "campaign" text,
  "source" text,
  "medium" text,
  "term" text,
  "content" text,
  "referrer" text,
  constraint "visits_pkey" primary key ("id")
);
create unique index "visits_visitor_key" on "visits" ("visitor");
create index "visits_at_idx" on "visits" ("at");
create index "visits_invite_id_idx" on "visits" ("invite_id");
alter table "visits"
  add constraint "visits_product_id_fkey" foreign key ("product_id") references "products" ("id")
    on delete cascade on update cascade,
  add constraint "visits_invite_id_fkey" foreign key ("invite_id") references "invites" ("id")
    on delete set null on update cascade;

create table "visit_salts" (
  "day" date not null,
  "salt" bytea not null,
  constraint "visit_salts_pkey" primary key ("day")
);

create table "report_state" (
  "id" text not null,
  "zone" text not null,
  "ended_before" bigint not null,
  "event_floor" bigint not null,
  "event_top" bigint not null,
  "visit_floor" bigint not null,
  "visit_top" bigint not null,
  "floor_at" timestamptz(3) not null,
  "counted_at" timestamptz(3),
  constraint "report_state_pkey" primary key ("id")
);

create table "report_changes" (
  "id" bigserial not null,
  "at" timestamptz(3) not null,
  constraint "report_changes_pkey" primary key ("id")
);

create table "report_due_days" (
  "day" date not null,
  constraint "report_due_days_pkey" primary key ("day")
);

create table "report_cells" (
  "day" date not null,
  "key" uuid not null,
  "product" text not null,
  "owner" text not null,
  "campaign" text not null,
  "source" text not null,
  "medium" text not null,
  "term" text not null,
  "content" text not null,
  "referrer" text not null,
  "country" text not null,
  "stop" text not null,
  "visits" integer not null,
  "bots" integer not null,
  "previews" integer not null,
  "submitted" integer not null,
  "verified" integer not null,
  "granted" integer not null,
  "launched" integer not null,
  "came_back" integer not null,
  "minutes" integer not null,
  constraint "report_cells_pkey" primary key ("day", "key")
);
-- For whoever sees their own invites only, and for the filter people use most.
create index report_cells_of_owner on report_cells (owner, day) where owner <> '';
create index report_cells_of_campaign on report_cells (campaign, day) where campaign <> '';

create table "report_counts" (
  "filter_by" text not null,
  "filter_value" text not null,
  "dimension" text not null,
  "day" date not null,
  "value" text not null,
  "visits" integer not null,
  "bots" integer not null,
  "previews" integer not null,
  "submitted" integer not null,
  "verified" integer not null,
  "granted" integer not null,
  "launched" integer not null,
  "came_back" integer not null,
  "minutes" integer not null,
  constraint "report_counts_pkey" primary key ("filter_by", "filter_value", "dimension", "day", "value")
) partition by list ("filter_by");
-- What most look at lies close together: a year of it is a few megabytes.
create table "report_counts_of_all" partition of "report_counts" for values in ('');
create table "report_counts_filtered" partition of "report_counts" default;

-- Where a signup came from and how far it got: the one definition that reports and lists of people share.
-- `step` is the last step it reached without a gap, `reason` why it did not take the next one.
-- Whoever needed no proof of their address counts as verified as soon as nothing but places and Frame stood between them
-- and a trial.
create view signup_reports as
select
  s.id,
  s.product_id,
  s.invite_id,
  s.created_at,
  p.slug as product,
  coalesce(lower(i.owner), '') as owner,
  coalesce(s.campaign, '') as campaign,
  coalesce(s.last_touch ->> 'source', '') as source,
  coalesce(s.last_touch ->> 'medium', '') as medium,
  coalesce(s.last_touch ->> 'term', '') as term,
  coalesce(s.last_touch ->> 'content', '') as content,
  coalesce(s.last_touch ->> 'referrerHost', s.first_touch ->> 'referrerHost', '') as referrer,
  coalesce(s.country, '') as country,
  steps.verified,
  steps.granted,
  steps.launched,
  steps.came_back,
  s.used_minutes as minutes,
  case
    when not steps.verified then 'submitted'
    when not steps.granted then 'verified'
    when not steps.launched then 'granted'
    when not steps.came_back then 'launched'
    else 'came-back'
  end as step,
  case
    when steps.granted then case
      when steps.launched and steps.came_back then ''
      when steps.came_back then 'opened-again'
      when s.state = 'active' then 'still-running'
      when steps.launched then 'never-returned'
      else 'never-launched'
    end
    when s.state = 'waitlisted' then 'waiting-in-line'
    when s.state = 'review' then 'in-review'
    when s.state = 'unverified' then 'proof-pending'
    when s.state = 'reserved' then 'on-the-way'
    else coalesce(s.reason, 'unknown')
  end as reason
from signups s
join products p on p.id = s.product_id
left join invites i on i.id = s.invite_id
cross join lateral (
  select
    s.granted_at is not null or s.verified_at is not null or s.verify_because is null and (
      s.state not in ('unverified', 'refused', 'failed')
      or s.reason in (
        'person-quota', 'company-quota', 'network-quota', 'campaign-quota', 'product-quota', 'product-paused',
        'invite-not-yet', 'invite-expired', 'invite-used-up', 'invite-revoked', 'frame-refused', 'frame-unavailable',
        'frame-unknown', 'abandoned', 'superseded', 'offer-lapsed'
      )
    ) as verified,
    s.granted_at is not null as granted,
    s.launched_at is not null as launched,
    s.granted_at is not null
      and exists (select from events e where e.signup_id = s.id and e.kind = 'came-back') as came_back
) steps;

-- What reports count and no event tells: where a session was seen, and when an invite changes hands.
create function note_report_change() returns trigger
language plpgsql as $$
begin
  insert into report_changes (at) values (new.created_at);
  return null;
end
$$;
create trigger signups_note_report_change after update of launched_at, used_minutes on signups
for each row when (
  old.launched_at is distinct from new.launched_at or old.used_minutes is distinct from new.used_minutes
) execute function note_report_change();

create function note_invite_owner() returns trigger
language plpgsql as $$
begin
  insert into report_changes (at)
  select distinct date_trunc('hour', moment) from (
    select created_at from signups where invite_id = new.id
    union all
    select at from visits where invite_id = new.id
  ) moments (moment);
  return null;
end
$$;
create trigger invites_note_owner after update of owner on invites
for each row when (old.owner is distinct from new.owner) execute function note_invite_owner();

-- The secret of today with which visitors are told apart. The one of yesterday is forgotten: from then on nobody can find
-- out who a visitor was, or whether they were here on another day.
create function salt_of_today(fresh bytea, zone text) returns bytea
language plpgsql as $$
declare
  today date := (portal_now() at time zone zone)::date;
begin
  insert into visit_salts (day, salt) values (today, fresh) on conflict do nothing;
  if found then
    delete from visit_salts where day <> today;
  end if;
  return (select salt from visit_salts where day = today);
end
$$;

-- A row names its transaction by 32 bits; the other half follows from a snapshot that sees the row.
create function full_xid(short xid, seen_by pg_snapshot) returns bigint
language sql immutable as $$
  select
    short::text::bigint + (newest >> 32 << 32)
    - case when short::text::bigint > (newest & 4294967295) then 4294967296 else 0 end
  from (select pg_snapshot_xmax(seen_by)::text::bigint) limits (newest)
$$;

-- Finds the days whose signups or visits changed since the last call, and lets them be counted. What is new is known by
-- its transaction: all before `ended_before` had ended at the last look. (A part of a transaction has a higher number than
-- the whole, so it is found with it.) No margin of time is added, because each day that is counted in vain costs. False
-- when another process is at it.
create function find_report_days(in_zone text) returns boolean
language plpgsql as $$
declare
  now_ended_before bigint := pg_snapshot_xmin(pg_current_snapshot())::text::bigint;
  moment timestamptz := clock_timestamp();
  state report_state;
  top_event bigint;
  top_visit bigint;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('reports', 0)) then
    return false;
  end if;
  select coalesce(max(id), 0) into top_event from events;
  select coalesce(max(id), 0) into top_visit from visits;
  select * into state from report_state where id = 'reports';

  -- At first, in another time zone, and in a database that was restored elsewhere, all is counted anew.
  if state.id is null or state.zone <> in_zone or state.ended_before > now_ended_before then
    truncate report_cells, report_counts, report_due_days;
    delete from report_changes;
    delete from report_state;
    insert into report_state (id, zone, ended_before, event_floor, event_top, visit_floor, visit_top, floor_at)
    values ('reports', in_zone, now_ended_before, top_event, top_event, top_visit, top_visit, moment);
    insert into report_due_days (day)
    select generate_series((least(first_signup, first_visit) at time zone in_zone)::date, (portal_now() at time zone in_zone)::date, '1 day')::date
    from (
      select min(of_product.first) as first_signup, (select min(at) from visits) as first_visit
      from products p
      cross join lateral (select min(created_at) as first from signups where product_id = p.id) of_product
    ) beginnings
    where least(first_signup, first_visit) is not null;
    return true;
  end if;

  insert into report_due_days (day)
  select (s.created_at at time zone in_zone)::date
  from events e join signups s on s.id = e.signup_id
  where e.id > state.event_top
    or e.id > state.event_floor and full_xid(e.xmin, pg_current_snapshot()) >= state.ended_before
  union
  select (v.at at time zone in_zone)::date
  from visits v
  where v.id > state.visit_top
    or v.id > state.visit_floor and full_xid(v.xmin, pg_current_snapshot()) >= state.ended_before
  on conflict do nothing;

  with changed as (delete from report_changes returning at)
  insert into report_due_days (day)
  select distinct (at at time zone in_zone)::date from changed
  on conflict do nothing;

  update report_state
  set ended_before = now_ended_before,
      event_top = top_event,
      visit_top = top_visit,
      event_floor = case when floor_at < moment - interval '10 minutes' then event_top else event_floor end,
      visit_floor = case when floor_at < moment - interval '10 minutes' then visit_top else visit_floor end,
      floor_at = case when floor_at < moment - interval '10 minutes' then moment else floor_at end,
      counted_at = case when exists (select from report_due_days) then counted_at else moment end
  where id = 'reports';
  return true;
end
$$;

-- Counts the newest day that is due; false when there is none, or another process is at it.
create function count_next_report_day(in_zone text) returns boolean
language plpgsql as $$
declare
  due date;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('reports', 0)) then
    return false;
  end if;
  if (select zone from report_state where id = 'reports') is distinct from in_zone then
    return false;
  end if;
  delete from report_due_days where day = (select max(day) from report_due_days) returning day into due;
  if not found then
    return false;
  end if;
  perform count_report_day(due, in_zone);
  update report_state set counted_at = clock_timestamp()
  where id = 'reports' and not exists (select from report_due_days);
  return true;
end
$$;

-- Counts one calendar day from the tables themselves, and adds to the roll-ups what differs from the last time. Visits
-- belong to their own day, all of a signup to the day of its submission.
create function count_report_day(of_day date, zone text) returns void
language plpgsql as $$
declare
  -- Wider than any day; which rows are of this day, the calendar says.
  opens timestamptz := (of_day::timestamp at time zone zone) - interval '3 hours';
  closes timestamptz := ((of_day + 1)::timestamp at time zone zone) + interval '3 hours';
begin
  with facts as (
    select
      r.product, r.owner, r.campaign, r.source, r.medium, r.term, r.content, r.referrer, r.country,
      r.step || ':' || r.reason as stop,
      0 as visits, 0 as bots, 0 as previews, 1 as submitted,
      r.verified::int as verified, r.granted::int as granted, r.launched::int as launched,
      r.came_back::int as came_back, r.minutes
    from products p
    join signup_reports r on r.product_id = p.id and r.created_at >= opens and r.created_at < closes
    where (r.created_at at time zone zone)::date = of_day
    union all
    select
      p.slug, coalesce(lower(i.owner), ''),
      coalesce(v.campaign, ''), coalesce(v.source, ''), coalesce(v.medium, ''), coalesce(v.term, ''),
      coalesce(v.content, ''), coalesce(v.referrer, ''), '', '',
      (v.kind = 'person')::int, (v.kind = 'bot')::int, (v.kind = 'preview')::int, 0, 0, 0, 0, 0, 0
    from visits v
    join products p on p.id = v.product_id
    left join invites i on i.id = v.invite_id
    where v.at >= opens and v.at < closes and (v.at at time zone zone)::date = of_day
  ),
  counted as (
    select
      md5(jsonb_build_array(
        product, owner, campaign, source, medium, term, content, referrer, country, stop
      )::text)::uuid as key,
      product, owner, campaign, source, medium, term, content, referrer, country, stop,
      sum(visits) as visits, sum(bots) as bots, sum(previews) as previews, sum(submitted) as submitted,
      sum(verified) as verified, sum(granted) as granted, sum(launched) as launched,
      sum(came_back) as came_back, sum(minutes) as minutes
    from facts
    group by product, owner, campaign, source, medium, term, content, referrer, country, stop
  ),
  changes as materialized (
    select
      key,
      coalesce(n.product, o.product) as product, coalesce(n.owner, o.owner) as owner,
      coalesce(n.campaign, o.campaign) as campaign, coalesce(n.source, o.source) as source,
      coalesce(n.medium, o.medium) as medium, coalesce(n.term, o.term) as term,
      coalesce(n.content, o.content) as content, coalesce(n.referrer, o.referrer) as referrer,
      coalesce(n.country, o.country) as country, coalesce(n.stop, o.stop) as stop,
      (coalesce(n.visits, 0) - coalesce(o.visits, 0))::int as visits,
      (coalesce(n.bots, 0) - coalesce(o.bots, 0))::int as bots,
      (coalesce(n.previews, 0) - coalesce(o.previews, 0))::int as previews,
      (coalesce(n.submitted, 0) - coalesce(o.submitted, 0))::int as submitted,
      (coalesce(n.verified, 0) - coalesce(o.verified, 0))::int as verified,
      (coalesce(n.granted, 0) - coalesce(o.granted, 0))::int as granted,
      (coalesce(n.launched, 0) - coalesce(o.launched, 0))::int as launched,
      (coalesce(n.came_back, 0) - coalesce(o.came_back, 0))::int as came_back,
      (coalesce(n.minutes, 0) - coalesce(o.minutes, 0))::int as minutes
    from counted n
    full join (select * from report_cells where day = of_day) o using (key)
    where (n.visits, n.bots, n.previews, n.submitted, n.verified, n.granted, n.launched, n.came_back, n.minutes)
      is distinct from
      (o.visits, o.bots, o.previews, o.submitted, o.verified, o.granted, o.launched, o.came_back, o.minutes)
  ),
  cells as (
    insert into report_cells as cell (
      day, key, product, owner, campaign, source, medium, term, content, referrer, country, stop,
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes
    )
    select
      of_day, key, product, owner, campaign, source, medium, term, content, referrer, country, stop,
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes
    from changes
    on conflict (day, key) do update set
      visits = cell.visits + excluded.visits,
      bots = cell.bots + excluded.bots,
      previews = cell.previews + excluded.previews,
      submitted = cell.submitted + excluded.submitted,
      verified = cell.verified + excluded.verified,
      granted = cell.granted + excluded.granted,
      launched = cell.launched + excluded.launched,
      came_back = cell.came_back + excluded.came_back,
      minutes = cell.minutes + excluded.minutes
  )
  insert into report_counts as counts (
    filter_by, filter_value, dimension, day, value,
    visits, bots, previews, submitted, verified, granted, launched, came_back, minutes
  )
  select
    filter.name, filter.value, dimension.name, of_day, dimension.value,
    sum(visits), sum(bots), sum(previews), sum(submitted), sum(verified), sum(granted), sum(launched),
    sum(came_back), sum(minutes)
  from changes c
  cross join lateral (values
    ('', ''), ('product', c.product), ('owner', c.owner), ('campaign', c.campaign), ('source', c.source),
    ('medium', c.medium), ('term', c.term), ('content', c.content), ('referrer', c.referrer),
    ('country', c.country), ('stop', c.stop)
  ) filter (name, value)
  cross join lateral (values
    ('', ''), ('product', c.product), ('owner', c.owner), ('campaign', c.campaign), ('source', c.source),
    ('medium', c.medium), ('term', c.term), ('content', c.content), ('referrer', c.referrer),
    ('country', c.country), ('stop', c.stop)
  ) dimension (name, value)
  where dimension.name = '' or dimension.name <> filter.name
  group by filter.name, filter.value, dimension.name, dimension.value
  order by filter.name, filter.value, dimension.name, dimension.value
  on conflict (filter_by, filter_value, dimension, day, value) do update set
    visits = counts.visits + excluded.visits,
    bots = counts.bots + excluded.bots,
    previews = counts.previews + excluded.previews,
    submitted = counts.submitted + excluded.submitted,
    verified = counts.verified + excluded.verified,
    granted = counts.granted + excluded.granted,
    launched = counts.launched + excluded.launched,
    came_back = counts.came_back + excluded.came_back,
    minutes = counts.minutes + excluded.minutes;

  delete from report_cells
  where day = of_day and visits = 0 and bots = 0 and previews = 0 and submitted = 0;
end
$$;
