"""Links the benchmark's records with Splink on DuckDB (see README.md)."""

import argparse
import json
import logging
import resource
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import duckdb
import numpy as np
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

logging.getLogger("splink").setLevel(logging.WARNING)

SEED = 1
THREADS = 2
CLUSTER_THRESHOLDS = [0.5, 0.8, 0.9, 0.95, 0.99, 0.999]


def frequent(comparison):
    """With an adjustment for how frequent the agreed value is."""
    return comparison.configure(term_frequency_adjustments=True)


# Splink's own demos of each set, and beyond them the columns and keys that Bonafide reads there.
FEBRL = {
    "truth": "regexp_extract(rec_id, '^rec-(\\d+)', 1)",
    "derived": "given_name || ' ' || surname as full_name",
    "comparisons": [
        cl.ForenameSurnameComparison(
            "given_name", "surname", forename_surname_concat_col_name="full_name"
        ),
        cl.DateOfBirthComparison(
            "date_of_birth", input_is_string=True, datetime_format="%Y%m%d"
        ),
        cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
        frequent(cl.ExactMatch("street_number")),
        frequent(cl.DamerauLevenshteinAtThresholds("postcode", [1, 2])),
        frequent(cl.JaroWinklerAtThresholds("address_1", [0.9, 0.8])),
        frequent(cl.JaroWinklerAtThresholds("suburb", [0.9, 0.8])),
    ],
    "blocking": [
        block_on("soc_sec_id"),
        block_on("date_of_birth"),
        block_on("given_name", "surname"),
        "l.given_name = r.surname and l.surname = r.given_name",
        block_on("given_name"),
        block_on("surname"),
        block_on("postcode"),
        block_on("address_1"),
        block_on("suburb"),
        block_on("substr(soc_sec_id, 1, 5)"),
        block_on("substr(soc_sec_id, 3)"),
    ],
    "certain": [
        block_on("soc_sec_id"),
        block_on("given_name", "surname", "date_of_birth"),
        "l.given_name = r.surname and l.surname = r.given_name and l.date_of_birth = r.date_of_birth",
    ],
    "recall": 0.9,
    "training": [block_on("date_of_birth"), block_on("postcode")],
}

HISTORICAL = {
    "truth": "cluster",
    "derived": "first_name || ' ' || surname as first_name_surname_concat, "
    "list_distinct(list_filter(regexp_split_to_array(full_name, '\\W+'), lambda word: length(word) > 2)) as words",
    "comparisons": [
        cl.ForenameSurnameComparison(
            "first_name",
            "surname",
            forename_surname_concat_col_name="first_name_surname_concat",
        ),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        cl.PostcodeComparison("postcode_fake"),
        frequent(cl.ExactMatch("birth_place")),
        frequent(cl.ExactMatch("occupation")),
    ],
    "blocking": [
        block_on("substr(first_name, 1, 3)", "substr(surname, 1, 4)"),
        block_on("surname", "dob"),
        block_on("first_name", "dob"),
        block_on("postcode_fake"),
        block_on("dob", "birth_place"),
        block_on("dob", "occupation"),
        block_on("substr(postcode_fake, 1, 3)", "dob"),
        block_on("substr(postcode_fake, 1, 3)", "first_name"),
        block_on("substr(postcode_fake, 1, 3)", "surname"),
        block_on(
            "substr(first_name, 1, 2)", "substr(surname, 1, 2)", "substr(dob, 1, 4)"
        ),
        block_on("words", "substr(dob, 1, 4)", arrays_to_explode=["words"]),
        block_on(
            "words", "split_part(postcode_fake, ' ', 1)", arrays_to_explode=["words"]
        ),
        block_on("words", "birth_place", arrays_to_explode=["words"]),
    ],
    "certain": [
        block_on("first_name", "surname", "dob"),
        block_on(
            "substr(first_name, 1, 2)", "surname", "substr(postcode_fake, 1, 2)"
        ),
        block_on("dob", "postcode_fake"),
    ],
    "recall": 0.6,
    "training": [block_on("first_name", "surname"), block_on("dob")],
}

FAKE = {
    "truth": "cluster",
    "derived": "first_name || ' ' || surname as full_name",
    "comparisons": [
        cl.ForenameSurnameComparison(
            "first_name", "surname", forename_surname_concat_col_name="full_name"
        ),
        cl.DateOfBirthComparison("dob", input_is_string=True),
        frequent(cl.ExactMatch("city")),
        cl.EmailComparison("email"),
    ],
    "blocking": [
        block_on("first_name"),
        block_on("surname"),
        block_on("dob"),
        block_on("email"),
        block_on("split_part(email, '@', 1)"),
        "l.first_name = r.surname and l.surname = r.first_name",
        block_on("substr(dob, 1, 7)"),
    ],
    "certain": [
        "l.first_name = r.first_name and levenshtein(l.dob, r.dob) <= 1",
        "l.surname = r.surname and levenshtein(l.dob, r.dob) <= 1",
        "l.first_name = r.first_name and levenshtein(l.surname, r.surname) <= 2",
        block_on("email"),
    ],
    "recall": 0.7,
    "training": [
        block_on("dob"),
        block_on("email"),
        block_on("first_name", "surname"),
    ],
}

# (model, files); two files are linked to each other only.
SETS = {
    **{f"febrl{n}": (FEBRL, [f"febrl/dataset{n}.csv.gz"]) for n in (1, 2, 3)},
    "febrl4": (FEBRL, ["febrl/dataset4a.csv.gz", "febrl/dataset4b.csv.gz"]),
    "historical50k": (
        HISTORICAL,
        ["splink/historical_figures_with_errors_50k.csv.gz"],
    ),
    "fake1000": (FAKE, ["splink/fake_1000.csv.gz"]),
}

PEOPLE = {
    "derived": "given_name || ' ' || surname as full_name",
    "comparisons": [
        cl.ForenameSurnameComparison(
            "given_name", "surname", forename_surname_concat_col_name="full_name"
        ),
        cl.EmailComparison("email"),
        cl.ExactMatch("phone"),
        cl.ExactMatch("account"),
        frequent(cl.ExactMatch("postcode")),
        cl.JaroWinklerAtThresholds("address", [0.9]),
        cl.JaroWinklerAtThresholds("handle", [0.9]),
    ],
    "blocking": [
        block_on("phone"),
        block_on("account"),
        block_on("email"),
        block_on("address", "postcode"),
        block_on("handle", "surname"),
    ],
    "certain": [block_on("phone"), block_on("account"), block_on("email")],
    "recall": 0.8,
    "training": [block_on("phone"), block_on("address", "postcode")],
}


def connect():
    return duckdb.connect(config={"threads": THREADS})


def read(connection, table, path, derived):
    """Reads a CSV as trimmed text, with null for what is empty."""
    source = f"read_csv('{path}', header = true, all_varchar = true)"
    columns = connection.sql(f"select * from {source} limit 0").columns
    cells = ", ".join(f"nullif(trim(\"{name}\"), '') as {name.strip()}" for name in columns)
    connection.execute(
        f"create table {table} as with cells as (select {cells} from {source}) "
        f"select (row_number() over ())::integer - 1 as row, *, {derived} from cells"
    )


def link(connection, tables, model, most_pairs, threshold=None):
    """Estimates the model without labels, then scores the pairs that share a key."""
    api = DuckDBAPI(connection=connection)
    settings = SettingsCreator(
        link_type="dedupe_only" if len(tables) == 1 else "link_only",
        unique_id_column_name="row",
        comparisons=model["comparisons"],
        blocking_rules_to_generate_predictions=model["blocking"],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    linker = Linker(tables if len(tables) > 1 else tables[0], settings, api)
    training = linker.training
    training.estimate_probability_two_random_records_match(
        model["certain"], recall=model["recall"]
    )
    training.estimate_u_using_random_sampling(max_pairs=most_pairs, seed=SEED)
    for rule in model["training"]:
        training.estimate_parameters_using_expectation_maximisation(
            rule, estimate_without_term_frequencies=True
        )
    return linker, linker.inference.predict(threshold_match_probability=threshold)


def peak_rss_mb():
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def score(threshold, right, said, expected):
    precision = right / said if said else 1.0
    recall = right / expected
    total = precision + recall
    return {
        "threshold": float(threshold),
        "precision": float(precision),
        "recall": float(recall),
        "f1": float(2 * precision * recall / total) if total else 0.0,
    }


def pairs_in(counts):
    return sum(n * (n - 1) // 2 for n in counts)


def clustered(people, left, right, expected, threshold):
    """What the connected components imply of pairs."""
    parent = list(range(len(people)))

    def find(at):
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for one, other in zip(left.tolist(), right.tolist()):
        parent[find(one)] = find(other)
    roots = [find(at) for at in range(len(people))]
    return score(
        threshold,
        pairs_in(Counter(zip(roots, people)).values()),
        pairs_in(Counter(roots).values()),
        expected,
    )


def accuracy(data, name):
    model, files = SETS[name]
    connection = connect()
    tables = [f"file_{nth}" for nth in range(len(files))]
    for table, file in zip(tables, files):
        read(connection, table, Path(data) / file, model["derived"])
    people = [
        [who for (who,) in connection.sql(f"select {model['truth']} from {table} order by row").fetchall()]
        for table in tables
    ]
    began = perf_counter()
    _, predicted = link(connection, tables, model, 1e7)
    seconds = perf_counter() - began
    found = connection.sql(
        f"select row_l, row_r, match_weight, match_probability from {predicted.physical_name} order by match_weight desc"
    ).fetchnumpy()
    left, right = (np.asarray(found[column]) for column in ("row_l", "row_r"))
    weight = np.asarray(found["match_weight"])
    probability = np.asarray(found["match_probability"])
    if len(files) == 1:
        expected = pairs_in(Counter(people[0]).values())
    else:
        others = Counter(people[1])
        expected = sum(n * others[who] for who, n in Counter(people[0]).items())
    # Of two files, the left one is the first: Splink orders them by name.
    first, second = np.array(people[0]), np.array(people[-1])
    is_right = first[left] == second[right]
    hits = np.cumsum(is_right)
    # A threshold takes all pairs of one weight or none.
    ends = np.flatnonzero(np.append(weight[1:] != weight[:-1], True))
    best = max(
        (score(probability[at], hits[at], at + 1, expected) for at in ends),
        key=lambda one: one["f1"],
    )
    said = int(np.sum(probability >= 0.5))
    result = {
        "default": score(0.5, hits[said - 1] if said else 0, said, expected),
        "best": best,
        "compared": len(weight),
        "reach": float(is_right.sum() / expected),
        "seconds": seconds,
        "peakRssMb": peak_rss_mb(),
    }
    if len(files) == 1:
        result["clustersBest"] = max(
            (
                clustered(people[0], left[probability >= at], right[probability >= at], expected, at)
                for at in CLUSTER_THRESHOLDS
            ),
            key=lambda one: one["f1"],
        )
    return result


def speed(path):
    began = perf_counter()
    connection = connect()
    read(connection, "people", path, PEOPLE["derived"])
    linker, predicted = link(connection, ["people"], PEOPLE, 1e6, 0.9)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predicted, threshold_match_probability=0.9
    )
    seconds = perf_counter() - began

    def count(rows):
        return connection.sql(f"select count(*) from {rows}").fetchall()[0][0]

    return {
        "seconds": seconds,
        "peakRssMb": peak_rss_mb(),
        "people": count("people"),
        "pairs": count(predicted.physical_name),
        "clusters": count(
            f"(select cluster_id from {clusters.physical_name} group by cluster_id having count(*) > 1)"
        ),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", help="folder with febrl/ and splink/")
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--speed", metavar="CSV", help="the file of bench/speed/links.ts")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    if not options.speed and not (options.data and options.set):
        parser.error("give --speed, or --data and --set")
    result = speed(options.speed) if options.speed else accuracy(options.data, options.set)
    Path(options.out).write_text(json.dumps(result))


if __name__ == "__main__":
    main()
