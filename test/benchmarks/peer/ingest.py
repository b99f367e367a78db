"""The usual pick in Python for the same work: orjson, pydantic, pyarrow with zstd, on the same file.

Does the same checks as handback ingest: schema per event type, range of instants, scale of scores, derived ids,
keyed customer ids, redaction of texts, identities repeated within the object, days as partitions.
Usage: ingest.py FILE.ndjson.gz FOLDER. Prints JSON.
"""

import gzip
import hashlib
import hmac
import json
import os
import re
import resource
import shutil
import sys
import time
from datetime import datetime, timedelta, timezone
from typing import Literal, Optional

import orjson
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import BaseModel, TypeAdapter, ValidationError, model_validator

SECRET = b"a secret for the benchmark only"
EARLIEST = datetime(2020, 1, 1, tzinfo=timezone.utc)
ROWS_A_FILE = 100_000


class Handler(BaseModel):
    kind: Literal["ai", "in_house", "outsourced", "on_demand"]
    id: Optional[str] = None
    version: Optional[str] = None


class Common(BaseModel):
    schema_: Literal[1]
    event_id: Optional[str] = None
    source: str
    occurred_at: datetime

    model_config = {"strict": False, "extra": "ignore"}


class Ticket(Common):
    event: Literal["ticket"]
    ticket_id: str
    customer_id: Optional[str] = None
    brand: Optional[str] = None
    market: Optional[str] = None
    channel: Optional[str] = None
    language: Optional[str] = None
    queue: Optional[str] = None
    intent: Optional[str] = None
    priority: Optional[str] = None
    subject: Optional[str] = None
    text: Optional[str] = None
    handler: Optional[Handler] = None
    inferred: Optional[bool] = None
    author: Optional[Literal["customer", "ai", "human", "system"]] = None
    claim: Optional[Literal["confirmed", "assumed", "agent"]] = None
    type: Literal["opened", "routed", "message", "human_requested", "resolved", "reopened", "closed"]

    @model_validator(mode="after")
    def required(self):
        if self.type in ("routed", "resolved") and self.handler is None:
            raise ValueError("handler is required")
        if self.type == "resolved" and self.claim is None:
            raise ValueError("claim is required")
        if self.type == "message" and self.author is None:
            raise ValueError("author is required")
        return self


class Scale(BaseModel):
    min: float
    max: float


class Csat(Common):
    event: Literal["csat"]
    type: Literal["offered", "answered"]
    survey_id: str
    ticket_id: str
    ticket_source: Optional[str] = None
    score: Optional[float] = None
    scale: Optional[Scale] = None
    comment: Optional[str] = None
    rated: Optional[Literal["ai", "human"]] = None

    @model_validator(mode="after")
    def fits(self):
        if self.type == "answered":
            if self.score is None or self.scale is None or self.scale.max <= self.scale.min:
                raise ValueError("scale")
            if not self.scale.min <= self.score <= self.scale.max:
                raise ValueError("score outside its scale")
        return self


adapters = {"ticket": TypeAdapter(Ticket), "csat": TypeAdapter(Csat)}

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
QUERY = re.compile(r"(https?://[^\s?]{1,500})\?\S{1,1000}")
IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
CARD = re.compile(r"\b\d(?:[ -]?\d){12,18}\b")
PHONE = re.compile(r"\+?\d(?:[ ()./-]?\d){6,14}")
IP = re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b")
FOUR_DIGITS = re.compile(r"\d{2}.?\d{2}")


def luhn(text):
    digits = [int(c) for c in text if c.isdigit()]
    total = sum(digits[-1::-2]) + sum(sum(divmod(2 * d, 10)) for d in digits[-2::-2])
    return total % 10 == 0


def redact(text):
    if not text:
        return None
    if "@" in text:
        text = EMAIL.sub("[email]", text)
    if "://" in text:
        text = QUERY.sub(r"\1?[query]", text)
    if FOUR_DIGITS.search(text):
        text = IBAN.sub("[iban]", text)
        text = CARD.sub(lambda m: "[card]" if luhn(m.group()) else m.group(), text)
        text = IP.sub("[ip]", text)
        text = PHONE.sub("[phone]", text)
    return text


keys = {}


def customer_key(customer):
    if not customer:
        return None
    key = keys.get(customer)
    if key is None:
        if len(keys) > 50_000:
            keys.clear()
        key = keys[customer] = hmac.digest(SECRET, customer.encode(), "sha256").hex()[:32]
    return key


def natural_key(e):
    if e.event == "csat":
        return f"csat|{e.source}|{e.survey_id}|{e.type}|{e.occurred_at.timestamp()}|{e.score}"
    key = f"ticket|{e.source}|{e.ticket_id}|{e.type}|{e.occurred_at.timestamp()}"
    if e.type == "message":
        return f"{key}|{e.author}|{e.text}"
    if e.type == "routed":
        return f"{key}|{e.handler.kind}|{e.handler.id}"
    return key


TICKET = ["event_id", "source", "ticket_id", "type", "occurred_at", "customer_key", "key_version", "brand", "market",
          "channel", "language", "queue", "intent", "priority", "subject", "text", "author", "handler_kind",
          "handler_id", "handler_version", "from_handler_kind", "from_handler_id", "reason", "claim", "is_inferred",
          "ingested_at", "object_key", "object_id", "record_no"]
CSAT = ["event_id", "source", "survey_id", "ticket_source", "ticket_id", "type", "occurred_at", "score", "scale_min",
        "scale_max", "scale_kind", "score_5", "comment", "rated", "ingested_at", "object_key", "object_id", "record_no"]
TYPES = {"occurred_at": pa.timestamp("ms"), "ingested_at": pa.timestamp("ms"), "record_no": pa.int64(),
         "is_inferred": pa.bool_(), "score": pa.float64(), "scale_min": pa.float64(), "scale_max": pa.float64(),
         "score_5": pa.float64()}
SCHEMAS = {name: pa.schema([(c, TYPES.get(c, pa.string())) for c in columns])
           for name, columns in (("ticket_events", TICKET), ("csat_events", CSAT))}
HIGH = {"event_id", "ticket_id", "survey_id", "customer_key", "subject", "text", "comment", "record_no"}


def ticket_row(e, event_id, occurred, arrived, object_id, no):
    h = e.handler
    return (event_id, e.source, e.ticket_id, e.type, occurred, customer_key(e.customer_id),
            "v1" if e.customer_id else None, e.brand, e.market, e.channel, e.language, e.queue, e.intent, e.priority,
            redact(e.subject), redact(e.text), e.author, h and h.kind, h and h.id, h and h.version, None, None, None,
            e.claim, e.inferred, arrived, "events.ndjson.gz", object_id, no)


def csat_row(e, event_id, occurred, arrived, object_id, no):
    low, high = (e.scale.min, e.scale.max) if e.scale else (None, None)
    score_5 = None if e.score is None else 1 + 4 * (e.score - low) / (high - low)
    return (event_id, e.source, e.survey_id, e.ticket_source, e.ticket_id, e.type, occurred, e.score, low, high,
            None if e.score is None else "numeric", score_5, redact(e.comment), e.rated, arrived, "events.ndjson.gz",
            object_id, no)


def flush(folder, table, day, rows, n):
    schema = SCHEMAS[table]
    columns = [pa.array(column, type=field.type) for column, field in zip(zip(*rows), schema)]
    place = os.path.join(folder, table, f"dt={day}")
    os.makedirs(place, exist_ok=True)
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), os.path.join(place, f"{n}.parquet"),
                   compression="zstd", compression_level=1, row_group_size=20_000,
                   use_dictionary=[c for c in schema.names if c not in HIGH])


def main(path, folder):
    shutil.rmtree(folder, ignore_errors=True)
    started = time.perf_counter()
    arrived = datetime.fromtimestamp(os.path.getmtime(path), timezone.utc)
    latest = arrived + timedelta(days=1)
    naive_arrived = arrived.replace(tzinfo=None)
    object_id = hashlib.sha256(path.encode()).hexdigest()[:32]
    days, counts, seen = {}, {}, set()
    accepted = rejected = repeated = no = 0
    with gzip.open(path, "rb") as lines:
        for line in lines:
            no += 1
            try:
                record = orjson.loads(line)
                record["schema_"] = record.pop("schema", None)
                event = adapters[record.get("event")].validate_python(record)
            except (orjson.JSONDecodeError, ValidationError, KeyError, TypeError, AttributeError):
                rejected += 1
                continue
            if not EARLIEST <= event.occurred_at <= latest:
                rejected += 1
                continue
            event_id = event.event_id or hashlib.sha256(natural_key(event).encode()).hexdigest()[:32]
            table = "ticket_events" if event.event == "ticket" else "csat_events"
            occurred = event.occurred_at.astimezone(timezone.utc).replace(tzinfo=None)
            day = occurred.date().isoformat()
            if (table, day, event_id) in seen:
                repeated += 1
                continue
            seen.add((table, day, event_id))
            make = ticket_row if table == "ticket_events" else csat_row
            rows = days.setdefault((table, day), [])
            rows.append(make(event, event_id, occurred, naive_arrived, object_id, no))
            accepted += 1
            if len(rows) >= ROWS_A_FILE:
                counts[(table, day)] = counts.get((table, day), -1) + 1
                flush(folder, table, day, rows, counts[(table, day)])
                days[(table, day)] = []
    for (table, day), rows in days.items():
        if rows:
            flush(folder, table, day, rows, counts.get((table, day), -1) + 1)
    seconds = time.perf_counter() - started
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"seconds": seconds, "cpuSeconds": usage.ru_utime + usage.ru_stime,
                      "peakBytes": usage.ru_maxrss * 1024, "records": no, "accepted": accepted,
                      "rejected": rejected, "repeated": repeated}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
