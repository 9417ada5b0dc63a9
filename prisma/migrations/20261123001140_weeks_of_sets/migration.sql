-- A long range of days has the same values over and over: a set keeps its tables by whole weeks, too. One label alone can be
-- a set now; its days are counted anyway, so that only its weeks are.
create table "report_set_weeks" (
  "set_key" text not null,
  "dimension" text not null,
  "week" date not null,
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
  constraint "report_set_weeks_pkey" primary key ("set_key", "dimension", "week", "value")
    include ("visits", "bots", "previews", "submitted", "verified", "granted", "launched", "came_back", "minutes"),
  constraint "report_set_weeks_set_key_fkey" foreign key ("set_key") references "report_filter_sets" ("key")
    on delete cascade on update cascade
);

-- Those that are there have no weeks yet.
update report_filter_sets set counted = false where counted;

create or replace function forget_counts_of_sets() returns trigger
language plpgsql as $$
begin
  delete from report_set_weeks;
  update report_filter_sets set counted = false where counted;
  return null;
end
$$;

alter function count_filter_set(text, date, date) rename to count_days_of_set;

-- Brings the roll-ups of a set to what was counted of these days and of their weeks, which begin on Monday.
create function count_filter_set(of_set text, first_day date, last_day date) returns void
language plpgsql as $$
declare
  first_week date := date_trunc('week', first_day::timestamp)::date;
  last_week date := date_trunc('week', last_day::timestamp)::date;
  -- Where its days are counted.
  by_label text;
  by_value text;
begin
  select case count(*) when 1 then min(label.key) else 'set' end, case count(*) when 1 then min(label.value) else of_set end
  into by_label, by_value
  from report_filter_sets s cross join jsonb_each_text(s.filters) label
  where s.key = of_set;
  if by_label = 'set' then
    perform count_days_of_set(of_set, first_day, last_day);
  end if;
  -- The dimensions each time, because the indexes have them before the days.
  with counted as (
    select
      dimension, date_trunc('week', day::timestamp)::date as week, value,
      sum(visits)::int as visits, sum(bots)::int as bots, sum(previews)::int as previews,
      sum(submitted)::int as submitted, sum(verified)::int as verified, sum(granted)::int as granted,
      sum(launched)::int as launched, sum(came_back)::int as came_back, sum(minutes)::int as minutes
    from report_counts
    where filter_by = by_label and filter_value = by_value and day between first_week and last_week + 6
      and dimension in (
        'product', 'owner', 'campaign', 'source', 'medium', 'term', 'content', 'referrer', 'country', 'stop'
      )
    group by 1, 2, 3
  )
  insert into report_set_weeks (
    set_key, dimension, week, value,
    visits, bots, previews, submitted, verified, granted, launched, came_back, minutes
  )
  select
    of_set, dimension, week, value,
    n.visits, n.bots, n.previews, n.submitted, n.verified, n.granted, n.launched, n.came_back, n.minutes
  from counted n
  left join (
    select * from report_set_weeks
    where set_key = of_set and week between first_week and last_week
      and dimension in (
        'product', 'owner', 'campaign', 'source', 'medium', 'term', 'content', 'referrer', 'country', 'stop'
      )
  ) o using (dimension, week, value)
  where
    (n.visits, n.bots, n.previews, n.submitted, n.verified, n.granted, n.launched, n.came_back, n.minutes)
    is distinct from
    (o.visits, o.bots, o.previews, o.submitted, o.verified, o.granted, o.launched, o.came_back, o.minutes)
  on conflict (set_key, dimension, week, value) do update set
    visits = excluded.visits,
    bots = excluded.bots,
    previews = excluded.previews,
    submitted = excluded.submitted,
    verified = excluded.verified,
    granted = excluded.granted,
    launched = excluded.launched,
    came_back = excluded.came_back,
    minutes = excluded.minutes;
end
$$;

-- What `find_report_days` would find now, and what it found and nobody has counted yet. Almost always next to nothing, which
-- statistics of whole tables do not tell a query that asks for it.
create function spans_not_counted(in_zone text) returns setof tstzrange
language plpgsql stable rows 10 as $$
begin
  if not exists (select from report_state where zone = in_zone) then
    return next tstzrange(null, null);
    return;
  end if;
  return query
    select tstzrange(
      (day::timestamp at time zone in_zone) - interval '3 hours',
      ((day + 1)::timestamp at time zone in_zone) + interval '3 hours'
    )
    from report_due_days
    union all
    select distinct tstzrange(date_trunc('hour', at), date_trunc('hour', at) + interval '1 hour')
    from (
      select s.created_at
      from report_state r
      join events e on e.id > r.event_top
        or e.id > r.event_floor and full_xid(e.xmin, pg_current_snapshot()) >= r.ended_before
      join signups s on s.id = e.signup_id
      union all
      select changed.at from report_changes changed
    ) changed (at);
end
$$;
