-- Declared routing changes as they stand, newest first, one page.
with numbered as (
  select
    c.*,
    row_number() over (order by c.effective_at desc, c.change_id) as row_no
  from routing_changes_current c
)
select
  change_id, effective_at, kind, selector, ai_share_before, ai_share_after, stages, note, source, occurred_at
from numbered
where row_no > :after and row_no <= :last
order by row_no
