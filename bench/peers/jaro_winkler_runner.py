"""The floor: plain Jaro-Winkler over folded whole names (see README.md)."""

import argparse
import itertools
import json
import re
import sys
import unicodedata
from time import perf_counter

from rapidfuzz.distance import JaroWinkler

# Names of more words are compared as given and with their words sorted.
MOST_WORDS = 4
NOT_A_WORD = re.compile(r"[\W_]+")


def fold(name):
    """Case, accents and punctuation go; the script stays."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(NOT_A_WORD.sub(" ", plain).split())


def orders(words):
    """The word orders in which a query is tried."""
    if len(words) <= MOST_WORDS:
        return sorted({" ".join(order) for order in itertools.permutations(words)})
    return sorted({" ".join(words), " ".join(sorted(words))})


def text_of(words):
    """The candidate's forms: as given, and sorted where the query may be too long to permute."""
    return sorted({" ".join(words), " ".join(sorted(words))})


def best(query_orders, candidate_forms, floor=0.0):
    found = 0.0
    for candidate in candidate_forms:
        for query in query_orders:
            score = JaroWinkler.similarity(query, candidate, score_cutoff=floor)
            if score > found:
                found = floor = score
                if found == 1.0:
                    return found
    return found


def read_lines(lines):
    return [json.loads(line) for line in lines if line.strip()]


def write(record):
    sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def forms(names, expand):
    return sorted({form for name in names for form in expand(fold(name)) if form})


def run_pairs():
    rows = read_lines(sys.stdin)
    started = perf_counter()
    scores = [
        best(forms(row["query"]["names"], orders), forms(row["candidate"]["names"], text_of))
        for row in rows
    ]
    seconds = perf_counter() - started
    for row, score in zip(rows, scores, strict=True):
        write({"id": row["id"], "score": score})
    write({"seconds": seconds, "n": len(rows)})


def run_screen(args):
    started = perf_counter()
    listed = []
    with open(args.list, encoding="utf-8") as handle:
        for record in read_lines(handle):
            names = record["names"] + (record.get("weakNames") or [])
            listed.append((record["id"], record.get("schema") == "Person", forms(names, text_of)))
    load_seconds = perf_counter() - started

    rows = read_lines(sys.stdin)
    results = []
    started = perf_counter()
    for row in rows:
        query = forms([row["name"]], orders)
        schema = row.get("schema") or ("Person" if row.get("birthDate") else None)
        person = None if schema in (None, "LegalEntity") else schema == "Person"
        hits = []
        for entity_id, is_person, candidate in listed:
            if person is not None and person != is_person:
                continue
            score = best(query, candidate, args.threshold)
            if score > 0 and score >= args.threshold:
                hits.append({"id": entity_id, "score": score})
        hits.sort(key=lambda hit: -hit["score"])
        results.append(hits[: args.limit])
    seconds = perf_counter() - started
    for row, hits in zip(rows, results, strict=True):
        write({"id": row["id"], "hits": hits})
    write({"seconds": seconds, "loadSeconds": load_seconds, "n": len(rows)})


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mode", choices=["pairs", "screen"])
    parser.add_argument("--list")
    parser.add_argument("--limit", type=int, default=5)
    parser.add_argument("--threshold", type=float, default=0.7)
    args = parser.parse_args()
    if args.mode == "pairs":
        run_pairs()
        return
    if not args.list:
        parser.error("screen needs --list")
    run_screen(args)


if __name__ == "__main__":
    main()
