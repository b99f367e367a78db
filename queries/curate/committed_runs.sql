-- Every commit that is still there, with its map.
select sequence, run_id, committed_at, day, day_run_id
from commits
