"""What docs/deploy.md shows, run against the server at argv[1]; prints one JSON object."""

import json
import sys
from datetime import date

from pyathena import connect
from pyathena.cursor import DictCursor
from pyathena.error import OperationalError

connection = connect(
    work_group="bi",
    schema_name="pyathena",
    region_name="us-east-1",
    endpoint_url=sys.argv[1],
    aws_access_key_id="test",
    aws_secret_access_key="test",
    poll_interval=0.05,
)
found = {}

cursor = connection.cursor()
cursor.execute("select count(*) from episodes where dt between %(first)s and %(last)s", {"first": "2026-03-01", "last": "2026-03-31"})
found["by_name"] = cursor.fetchone()[0]

cursor.execute("select market, count(*) from episodes where day = ? and market = ? group by market", ["date '2026-03-02'", "'DE'"], paramstyle="qmark")
found["by_place"] = cursor.fetchall()

cursor.execute("select count(*) from episodes where market = %(market)s", {"market": "' or 1=1 --"})
found["hostile"] = cursor.fetchone()[0]

cursor.execute("select * from daily_facts where metric = 'ai_share' and day = %(day)s", {"day": date(2026, 3, 2)})
found["facts_columns"] = [[column[0], column[1]] for column in cursor.description]
found["facts"] = len(cursor.fetchall())

cursor.execute("select n, cast(null as varchar) as nothing, '' as empty from unnest(sequence(1, 2500)) as t (n)")
rows = cursor.fetchall()
found["pages"] = [len(rows), list(rows[0]), rows[-1][0]]

named = connection.cursor(DictCursor)
named.execute("select ticket_key, started_at, is_verified, handling_cost from episodes order by ticket_key limit 1")
found["named"] = {name: str(value) for name, value in named.fetchone().items()}
found["scanned"] = named.data_scanned_in_bytes

looked = connection.cursor()
found["databases"] = sorted(database.name for database in looked.list_databases("AwsDataCatalog"))
found["tables"] = sorted(table.name for table in looked.list_table_metadata("AwsDataCatalog", "pyathena"))
episodes = looked.get_table_metadata("episodes", "AwsDataCatalog", "pyathena")
found["episodes"] = [[column.name, column.type, column.comment] for column in episodes.columns]
quarantine = looked.get_table_metadata("quarantine", "AwsDataCatalog", "pyathena")
found["partitions"] = [[column.name, column.type] for column in quarantine.partition_keys]
try:
    looked.get_table_metadata("nothing", "AwsDataCatalog", "pyathena")
except Exception as error:
    found["no_table"] = str(error)

athena = connection.client
found["catalogs"] = [each["CatalogName"] for each in athena.list_data_catalogs()["DataCatalogsSummary"]]
found["catalog"] = athena.get_data_catalog(Name="AwsDataCatalog")["DataCatalog"]["Type"]
found["database"] = athena.get_database(CatalogName="AwsDataCatalog", DatabaseName="pyathena")["Database"]["Name"]
found["work_groups"] = [each["Name"] for each in athena.list_work_groups()["WorkGroups"]]
found["work_group"] = athena.get_work_group(WorkGroup="bi")["WorkGroup"]["Configuration"]["ResultConfiguration"]

try:
    cursor.execute("select nothing from episodes")
except OperationalError as error:
    found["error"] = str(error)

print(json.dumps(found))
