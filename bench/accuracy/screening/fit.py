"""Learns the weights of src/watchlists/names/model.ts from features.ts' lines. Needs numpy, scipy, scikit-learn, rapidfuzz.

A logistic regression whose signs cannot turn round: what agrees never lowers a score. Pairs that people labelled weigh 1;
made pairs less, so that they steady the fit and do not rule it. Prints the weights and what is to be believed of them.
"""

import json
import sys

import numpy as np
from rapidfuzz.distance import JaroWinkler
from scipy.optimize import minimize
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold

SIGN = {"agreement": 1, "rarity": 1, "middle": 1, "equal": 1, "numbers": 0}
# Bounds set by hand, docs/decisions/0008: a family name moved to the other end is ordinary, and a name in signs must still be found.
FLOOR = {"turned": -0.4, "syllables": -1.6}
WEIGHT = {"pairs": 1.0, "un": 0.3, "cross": 1.0, "alias": 0.08, "stranger": 0.03, "other": 0.05}
ORGANISATION = ["conflicts", "surplus", "single"]
RIDGE = 0.5


def words(name):
    return "".join(c if c.isalnum() else " " for c in name.lower()).split()


def is_spelling(row):
    """Most words of the shorter name have a counterpart by plain Jaro-Winkler: noms de guerre teach nothing about spelling."""
    for other in row["others"]:
        short, long = sorted([words(row["query"]), words(other)], key=len)
        if short and sum(max(JaroWinkler.similarity(a, b) for b in long) >= 0.85 for a in short) > len(short) / 2:
            return True
    return False


rows = [json.loads(line) for line in sys.stdin]
base = list(next(row["features"] for row in rows if row["features"]))
names = ["bias", *base, "organisation", *(f"organisation.{name}" for name in ORGANISATION)]


def vector(row):
    features, organisation = row["features"], float(row["schema"] != "Person")
    return [1.0, *(features[name] for name in base), organisation, *(organisation * features[name] for name in ORGANISATION)]


def bounds(name):
    if name in FLOOR:
        return (FLOOR[name], 0)
    if name in ("bias", "organisation") or name.startswith("organisation.") or SIGN.get(name) == 0:
        return (None, None)
    return (0, None) if SIGN.get(name) == 1 else (None, 0)


def fit(x, y, w):
    def loss(b):
        z = x @ b
        ridge = RIDGE * np.r_[0, b[1:]]
        return (w * (np.logaddexp(0, z) - y * z)).sum() + 0.5 * (ridge * b).sum(), x.T @ (w * (1 / (1 + np.exp(-z)) - y)) + ridge

    return minimize(loss, np.zeros(x.shape[1]), jac=True, bounds=[bounds(name) for name in names], method="L-BFGS-B", options={"maxiter": 3000}).x


train = [row for row in rows if row["features"] and (row["set"] != "alias" or is_spelling(row))]
x = np.array([vector(row) for row in train])
y = np.array([float(row["match"]) for row in train])
w = np.array([WEIGHT[row["set"]] for row in train])
pairs = np.array([at for at, row in enumerate(train) if row["set"] == "pairs"])
score = np.zeros(len(train))
for _, held in StratifiedKFold(10, shuffle=True, random_state=0).split(pairs, y[pairs]):
    test = pairs[held]
    rest = np.ones(len(train), bool)
    rest[test] = False
    score[test] = 1 / (1 + np.exp(-(x[test] @ fit(x[rest], y[rest], w[rest]))))
peer = np.array([train[at].get("peer") is not None for at in pairs])
print(f"cross-validated average precision: {average_precision_score(y[pairs], score[pairs]):.4f} of {len(pairs)} pairs, {average_precision_score(y[pairs][peer], score[pairs][peer]):.4f} of the {peer.sum()} that have a frozen peer score")
for low in range(10):
    those = pairs[(score[pairs] >= low / 10) & (score[pairs] < (low + 1) / 10)]
    if len(those):
        print(f"  {low / 10:.1f} to {(low + 1) / 10:.1f}: {len(those)} pairs, mean score {score[those].mean():.2f}, matches {y[those].mean():.2f}")
weights = fit(x, y, w)
for name, weight in zip(names, weights):
    print(f"{name}: {weight:.2f}")
