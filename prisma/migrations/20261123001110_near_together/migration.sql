-- What a report reads lies together: rows that were written as each label came would be fetched from as many places.

-- Those of one filter and one dimension are read from the index alone.
alter table "report_counts" drop constraint "report_counts_pkey";
alter table "report_counts" add constraint "report_counts_pkey"
  primary key ("filter_by", "filter_value", "dimension", "day", "value")
  include ("visits", "bots", "previews", "submitted", "verified", "granted", "launched", "came_back", "minutes", "hours");

-- Combinations of a label in a country are found at once, and those of all countries beside each other. Without one are
-- visits, of which there are many more than signups.
drop index report_cells_of_owner, report_cells_of_campaign, report_cells_of_source, report_cells_of_medium,
  report_cells_of_term, report_cells_of_content, report_cells_of_referrer, report_cells_of_country, report_cells_of_stop;
create index report_cells_of_owner on report_cells (owner, country, day) where owner <> '';
create index report_cells_of_campaign on report_cells (campaign, country, day) where campaign <> '';
create index report_cells_of_source on report_cells (source, country, day) where source <> '';
create index report_cells_of_medium on report_cells (medium, country, day) where medium <> '';
create index report_cells_of_term on report_cells (term, country, day) where term <> '';
create index report_cells_of_content on report_cells (content, country, day) where content <> '';
create index report_cells_of_referrer on report_cells (referrer, country, day) where referrer <> '';
create index report_cells_of_stop on report_cells (stop, country, day) where stop <> '';
create index report_cells_of_product on report_cells (product, country, day) where country <> '';
create index report_cells_of_country on report_cells (country, day) where country <> '';
