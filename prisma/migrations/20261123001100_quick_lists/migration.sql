-- What lists and dashboards look up among very many signups: where in a day those behind a count lie, so that a list of
-- them need not read the hours that have none, and which combinations have a label.

-- One bit for each hour since three hours before the day begins, which holds for days of any length. What was counted
-- before this may lie in any hour. Counts of a value only ever gain hours: one too many costs a list a moment.
alter table "report_cells" add column "hours" integer not null default -1;
alter table "report_counts" add column "hours" integer not null default -1;
alter table "report_cells" alter column "hours" drop default;
alter table "report_counts" alter column "hours" drop default;

-- Lists of those who got no trial, who may be few among very many.
create index signups_turned_away on signups (state, created_at, id)
where state in ('refused', 'failed', 'review', 'waitlisted');

-- For filters together, of which one is rare.
create index report_cells_of_source on report_cells (source, day) where source <> '';
create index report_cells_of_medium on report_cells (medium, day) where medium <> '';
create index report_cells_of_term on report_cells (term, day) where term <> '';
create index report_cells_of_content on report_cells (content, day) where content <> '';
create index report_cells_of_referrer on report_cells (referrer, day) where referrer <> '';
create index report_cells_of_country on report_cells (country, day) where country <> '';
create index report_cells_of_stop on report_cells (stop, day) where stop <> '';

-- Counts one calendar day from the tables themselves, and adds to the roll-ups what differs from the last time. Visits
-- belong to their own day, all of a signup to the day of its submission.
create or replace function count_report_day(of_day date, zone text) returns void
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
      r.came_back::int as came_back, r.minutes,
      1 << floor(extract(epoch from r.created_at - opens) / 3600)::int as hours
    from products p
    join signup_reports r on r.product_id = p.id and r.created_at >= opens and r.created_at < closes
    where (r.created_at at time zone zone)::date = of_day
    union all
    select
      p.slug, coalesce(lower(i.owner), ''),
      coalesce(v.campaign, ''), coalesce(v.source, ''), coalesce(v.medium, ''), coalesce(v.term, ''),
      coalesce(v.content, ''), coalesce(v.referrer, ''), '', '',
      (v.kind = 'person')::int, (v.kind = 'bot')::int, (v.kind = 'preview')::int, 0, 0, 0, 0, 0, 0, 0
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
      sum(came_back) as came_back, sum(minutes) as minutes, bit_or(hours) as hours
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
      (coalesce(n.minutes, 0) - coalesce(o.minutes, 0))::int as minutes,
      coalesce(n.hours, 0) as hours
    from counted n
    full join (select * from report_cells where day = of_day) o using (key)
    where
      (n.visits, n.bots, n.previews, n.submitted, n.verified, n.granted, n.launched, n.came_back, n.minutes, n.hours)
      is distinct from
      (o.visits, o.bots, o.previews, o.submitted, o.verified, o.granted, o.launched, o.came_back, o.minutes, o.hours)
  ),
  cells as (
    insert into report_cells as cell (
      day, key, product, owner, campaign, source, medium, term, content, referrer, country, stop,
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
    )
    select
      of_day, key, product, owner, campaign, source, medium, term, content, referrer, country, stop,
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
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
      minutes = cell.minutes + excluded.minutes,
      hours = excluded.hours
  ),
  -- Every dimension alone and with every other, in one pass. What a row was not counted by is null there.
  sets as (
    select
      product, owner, campaign, source, medium, term, content, referrer, country, stop,
      sum(visits) as visits, sum(bots) as bots, sum(previews) as previews, sum(submitted) as submitted,
      sum(verified) as verified, sum(granted) as granted, sum(launched) as launched,
      sum(came_back) as came_back, sum(minutes) as minutes, bit_or(hours) as hours
    from changes
    group by grouping sets (
      (), (product), (owner), (campaign), (source), (medium), (term), (content), (referrer), (country), (stop),
      (product, owner), (product, campaign), (product, source), (product, medium), (product, term),
      (product, content), (product, referrer), (product, country), (product, stop), (owner, campaign),
      (owner, source), (owner, medium), (owner, term), (owner, content), (owner, referrer), (owner, country),
      (owner, stop), (campaign, source), (campaign, medium), (campaign, term), (campaign, content),
      (campaign, referrer), (campaign, country), (campaign, stop), (source, medium), (source, term),
      (source, content), (source, referrer), (source, country), (source, stop), (medium, term),
      (medium, content), (medium, referrer), (medium, country), (medium, stop), (term, content),
      (term, referrer), (term, country), (term, stop), (content, referrer), (content, country),
      (content, stop), (referrer, country), (referrer, stop), (country, stop)
    )
    -- The set of nothing has a row even where nothing changed.
    having count(*) > 0
  ),
  -- A pair stands for two: either may be what is filtered by.
  named as (
    select
      array_remove(array[
        case when product is not null then 'product' end, case when owner is not null then 'owner' end,
        case when campaign is not null then 'campaign' end, case when source is not null then 'source' end,
        case when medium is not null then 'medium' end, case when term is not null then 'term' end,
        case when content is not null then 'content' end, case when referrer is not null then 'referrer' end,
        case when country is not null then 'country' end, case when stop is not null then 'stop' end
      ], null) as names,
      array_remove(
        array[product, owner, campaign, source, medium, term, content, referrer, country, stop], null
      ) as "values",
      visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
    from sets
  )
  insert into report_counts as counts (
    filter_by, filter_value, dimension, day, value,
    visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
  )
  select
    coalesce(names[way.filter], ''), coalesce("values"[way.filter], ''),
    coalesce(names[way.dimension], ''), of_day, coalesce("values"[way.dimension], ''),
    visits, bots, previews, submitted, verified, granted, launched, came_back, minutes, hours
  from named
  join (values (0, 0, 0), (1, 0, 1), (1, 1, 0), (2, 1, 2), (2, 2, 1)) way (dimensions, filter, dimension)
    on way.dimensions = cardinality(names)
  on conflict (filter_by, filter_value, dimension, day, value) do update set
    visits = counts.visits + excluded.visits,
    bots = counts.bots + excluded.bots,
    previews = counts.previews + excluded.previews,
    submitted = counts.submitted + excluded.submitted,
    verified = counts.verified + excluded.verified,
    granted = counts.granted + excluded.granted,
    launched = counts.launched + excluded.launched,
    came_back = counts.came_back + excluded.came_back,
    minutes = counts.minutes + excluded.minutes,
    hours = counts.hours | excluded.hours;

  delete from report_cells
  where day = of_day and visits = 0 and bots = 0 and previews = 0 and submitted = 0;
end
$$;
