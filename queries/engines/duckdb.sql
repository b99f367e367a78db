-- What DuckDB needs to answer as Athena (Trino) does; each line with its reason. One statement a line.

-- Instants without zone are UTC everywhere, whatever the machine's zone is.
set TimeZone = 'UTC';
-- 7 / 2 is 3, as in Trino; DuckDB alone says 3.5.
set integer_division = true;
-- Trino puts nulls last, ascending and descending.
set default_null_order = 'nulls_last';
-- Answers have an order only where a query asks for one; without this every copy is slower.
set preserve_insertion_order = false;
-- Lake files never change under their name, so their footers need reading once.
set parquet_metadata_cache = true;
-- A lake has many small files: a column is read at once, not its pages' heads byte by byte.
set prefetch_all_parquet_files = true;
-- A day has one file a run, however many days a run writes.
set partitioned_write_max_open_files = 10000;

-- Trino counts complete units between two instants; DuckDB's date_diff counts boundaries crossed.
create macro date_diff(unit, a, b) as date_sub(unit, a, b);
-- Trino's date_add takes the unit as text, the number, the instant or day.
create macro unit_interval(unit, n) as case unit when 'millisecond' then to_milliseconds(n) when 'second' then to_seconds(n) when 'minute' then to_minutes(n) when 'hour' then to_hours(n) when 'day' then to_days(cast(n as integer)) when 'week' then to_weeks(cast(n as integer)) when 'month' then to_months(cast(n as integer)) else error('date_add: unit not mapped') end;
-- A day plus days is a day, not an instant.
create macro date_add(unit varchar, n bigint, moment date) as cast(moment + unit_interval(unit, n) as date), (unit varchar, n bigint, moment timestamp) as moment + unit_interval(unit, n);
-- The week (Monday) or month of a day is a day.
create macro date_trunc(unit varchar, moment date) as cast(system.main.date_trunc(unit, moment) as date), (unit varchar, moment timestamp) as system.main.date_trunc(unit, moment);
-- Trino counts Monday 1 to Sunday 7.
create macro day_of_week(moment) as isodow(moment);
-- Both are t-digests: equal within their tolerance.
create macro approx_percentile(x, p) as approx_quantile(x, p);
-- Exact on purpose: Athena's is within 2.3 %.
create macro approx_distinct(x) as count(distinct x);
-- Trino's name.
create macro regexp_like(text, pattern) as regexp_matches(text, pattern);
-- A value of a JSON text; null where the text is none or the value is no scalar.
create macro json_extract_scalar(json, path) as case when json_valid(json) and json_type(json, path) not in ('OBJECT', 'ARRAY', 'NULL') then json_extract_string(json, path) end;
-- Whether a list of texts, as JSON, has a text.
create macro json_array_contains(json, value) as list_contains(cast(json as varchar[]), value);
-- Null as soon as one argument is null, as in Trino.
create macro concat(a, b) as a || b, (a, b, c) as a || b || c, (a, b, c, d) as a || b || c || d;
create macro greatest(a, b) as case when a is not null and b is not null then system.main.greatest(a, b) end, (a, b, c) as case when a is not null and b is not null and c is not null then system.main.greatest(a, b, c) end;
create macro least(a, b) as case when a is not null and b is not null then system.main.least(a, b) end, (a, b, c) as case when a is not null and b is not null and c is not null then system.main.least(a, b, c) end;
-- A map's value; null where it has no such key. DuckDB's function of this name gives a list.
create macro element_at(map, key) as map_extract_value(map, key);
