"""Runs a matcher of nomenklatura over the benchmark's lines (see README.md)."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

# The index is DuckDB's, which takes every core unless told otherwise.
os.environ["NOMENKLATURA_DUCKDB_THREADS"] = "1"

from followthemoney import model  # noqa: E402
from nomenklatura.blocker.index import Index  # noqa: E402
from nomenklatura.matching import ALGORITHMS, get_algorithm  # noqa: E402

# What a name without a schema is. A birth date makes it a person.
ANY_SCHEMA = "LegalEntity"


# The property for an identifier of what is not a legal entity.
IDENTIFIERS = {"Vessel": "imoNumber", "Airplane": "serialNumber"}


def make_entity(
    entity_id, schema, names, weak_names=(), birth_dates=(), countries=(), ids=()
):
    if not schema:
        schema = "Person" if birth_dates else ANY_SCHEMA
    entity = model.make_entity(schema)
    entity.id = entity_id
    entity.add("name", list(names))
    if weak_names:
        weak = "weakAlias" if "weakAlias" in entity.schema.properties else "alias"
        entity.add(weak, list(weak_names), quiet=True)
    if birth_dates:
        entity.add("birthDate", list(birth_dates), quiet=True)
    if countries:
        entity.add("country", list(countries), quiet=True)
    if ids:
        entity.add(IDENTIFIERS.get(schema, "idNumber"), list(ids), quiet=True)
    return entity


def dates(record):
    return [record["birthDate"]] if record.get("birthDate") else []


def read_lines(lines):
    return [json.loads(line) for line in lines if line.strip()]


def write(record):
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


class ListView:
    """The part of a nomenklatura store's view that its index reads."""

    class scope:
        name = "list"

    def __init__(self, entities):
        self.by_id = entities

    def entities(self, include_schemata=None):
        allowed = None if include_schemata is None else set(include_schemata)
        for entity in self.by_id.values():
            if allowed is None or entity.schema in allowed:
                yield entity


def warm_up(algorithm, config):
    """The first calls read the library's reference data; no timing should include that."""
    for schema in ("Person", "Company"):
        sides = [make_entity(f"warm-{schema}-{side}", schema, [f"Warm Up {side}"]) for side in "ab"]
        algorithm.compare(sides[0], sides[1], config)


def run_pairs(algorithm, config):
    rows = read_lines(sys.stdin)
    warm_up(algorithm, config)
    # The matchers keep analysed names by entity id, so every id is used once.
    scores = []
    seconds = 0.0
    for number, row in enumerate(rows):
        sides = []
        for side in ("query", "candidate"):
            record = row[side]
            schema = record.get("schema") or row.get("schema")
            sides.append(
                make_entity(
                    f"{side}-{number}",
                    schema,
                    record["names"],
                    (),
                    dates(record),
                    record.get("country") or (),
                    record.get("ids") or (),
                )
            )
        started = perf_counter()
        scores.append(algorithm.compare(sides[0], sides[1], config).score)
        seconds += perf_counter() - started
    for row, score in zip(rows, scores, strict=True):
        write({"id": row["id"], "score": score})
    write({"seconds": seconds, "n": len(rows)})


def rank(algorithm, config, query, candidates, limit, threshold):
    hits = []
    for candidate in candidates:
        score = algorithm.compare(query, candidate, config).score
        if score > 0 and score >= threshold:
            hits.append({"id": candidate.id.removeprefix("list-"), "score": score})
    hits.sort(key=lambda hit: -hit["score"])
    return hits[:limit]


def run_screen(algorithm, config, args):
    started = perf_counter()
    listed = {}
    with open(args.list, encoding="utf-8") as handle:
        for record in read_lines(handle):
            entity_id = f"list-{record['id']}"
            listed[entity_id] = make_entity(
                entity_id,
                record.get("schema"),
                record["names"],
                record.get("weakNames") or (),
                record.get("birthDates") or (),
                record.get("countries") or (),
                record.get("ids") or (),
            )
    index = None
    with tempfile.TemporaryDirectory() as folder:
        if args.candidates == "index":
            index = Index(ListView(listed), Path(folder), {"max_candidates": args.max_candidates})
            index.build()
        warm_up(algorithm, config)
        load_seconds = perf_counter() - started

        rows = read_lines(sys.stdin)
        queries = {}
        for number, row in enumerate(rows):
            queries[f"query-{number}"] = make_entity(
                f"query-{number}", row.get("schema"), [row["name"]], (), dates(row)
            )
        results = {query_id: [] for query_id in queries}
        compared = 0
        matching_seconds = 0.0

        started = perf_counter()
        ids = list(queries)
        for first in range(0, len(ids), args.batch):
            batch = ids[first : first + args.batch]
            if index is None:
                blocks = [(query_id, listed.values()) for query_id in batch]
            else:
                found = index.match_entities(queries[query_id] for query_id in batch)
                blocks = [
                    (query.id, [listed[match.id] for match, _ in matches]) for query, matches in found
                ]
            matching_started = perf_counter()
            for query_id, candidates in blocks:
                compared += len(candidates)
                results[query_id] = rank(
                    algorithm, config, queries[query_id], candidates, args.limit, args.threshold
                )
            matching_seconds += perf_counter() - matching_started
        seconds = perf_counter() - started
        if index is not None:
            index.close()
    for number, row in enumerate(rows):
        write({"id": row["id"], "hits": results[f"query-{number}"]})
    write(
        {
            "seconds": seconds,
            "loadSeconds": load_seconds,
            "n": len(rows),
            "matchingSeconds": matching_seconds,
            "compared": compared,
        }
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=["pairs", "screen"])
    parser.add_argument("--matcher", default="logic-v2", choices=[a.NAME for a in ALGORITHMS])
    parser.add_argument("--list")
    parser.add_argument("--limit", type=int, default=5)
    parser.add_argument("--threshold", type=float, default=0.7)
    parser.add_argument(
        "--candidates",
        choices=["index", "all"],
        default="index",
        help="what the matcher scores: what nomenklatura's own blocking index returns, or the whole list",
    )
    parser.add_argument("--max-candidates", type=int, default=75, help="the index's limit for one query")
    parser.add_argument("--batch", type=int, default=50, help="queries given to the index at once")
    args = parser.parse_args()

    algorithm = get_algorithm(args.matcher)
    config = algorithm.default_config()
    if args.mode == "pairs":
        run_pairs(algorithm, config)
        return
    if not args.list:
        parser.error("screen needs --list")
    run_screen(algorithm, config, args)


if __name__ == "__main__":
    main()
