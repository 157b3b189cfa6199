"""What each feature of a candidate answer weighs, and how likelihood becomes probability.

Written by `python -m tests.benchmarks.fit_spans squad2.json xquad.json`
on 2026-11-22 from SQuAD 2.0 and XQuAD development questions; weights below .05 are left out.
"""

from typing import Final

# fmt: off
WEIGHTS: Final[dict[str, dict[str, float]]] = {
    "any": {
        "after adv": -0.13, "after after": -0.29, "after as": 0.12, "after asked": 0.07,
        "after begin": 0.55, "after by": 0.25, "after close": -0.45, "after conj": -0.21,
        "after det": -0.20, "after hedge": -0.20, "after ing": -0.30, "after into": 0.08,
        "after name": 0.10, "after of": 0.10, "after pron": -0.27, "after through": 0.32, "after to": -0.13,
        "after until": 0.24, "after with": 0.10, "after year": -0.08, "article": 0.11,
        "asked across": -0.49, "asked before": 0.14, "beside first behind": 0.36,
        "beside last before": 0.10, "beside last behind": -0.11, "broken behind": -0.79,
        "cut list before": -1.13, "cut list behind": -0.70, "cut name": -1.05, "cut of before": -0.88,
        "cut of behind": -0.38, "ends asked": -0.45, "ends noun": 1.29, "ends number": -0.08,
        "ends organisation": -0.17, "ends people": -0.18, "ends person": -0.15, "ends place": -0.10,
        "ends year": -0.10, "first adv": -0.41, "first currency": 0.15, "first det": -0.35,
        "first hedge": -0.08, "first verb": -0.38, "gap 4": -0.06, "gap 7": -0.70, "holds adv": -0.49,
        "holds comma": -0.21, "holds ing": -0.30, "holds prep": -0.44, "holds stop": 0.33,
        "inside 2": -0.47, "inside 3": -1.52, "is duration": 0.29, "is name": 0.58, "is name last": -0.10,
        "is names": 0.29, "is number": 0.07, "is quantity": -0.08, "is words": -0.67, "last adv": -0.63,
        "last name": 0.12, "last number": 0.12, "last percent": 0.25, "last verb": -0.93,
        "last word": -0.16, "list joined": 0.75, "list single": -0.79, "naming before": 0.99,
        "near 0": -0.51, "near 1": -0.35, "near 3": 0.13, "near 4": 0.30, "noun before": 0.60,
        "noun behind": 0.43, "noun soon": 1.16, "quoted": 0.48, "reaches first": 0.18,
        "same preposition": 1.70, "size 1": -0.08, "size 2": 0.15, "size 4": -0.06, "size 7": 0.06,
        "to adv": -0.10, "to asked": -0.15, "to aux": 0.23, "to be": 0.09, "to by": -0.10, "to close": 0.24,
        "to comma": 0.71, "to det": -0.21, "to in": 0.14, "to name": -0.43, "to number": -0.92,
        "to of": -0.47, "to open": 0.95, "to percent": 0.29, "to prep": 0.19, "to stop": 0.34,
        "to to": -0.28, "to word": -0.46, "towards clause behind": 0.28, "towards close behind": 0.27,
        "towards conj behind": -0.05, "towards ing before": 0.12, "towards ing behind": -0.10,
        "towards name before": -0.53, "towards name behind": -0.17, "towards number before": -0.81,
        "towards percent behind": 0.29, "towards stop before": -0.34, "towards stop behind": 0.27,
        "towards verb behind": 0.06, "towards word behind": -0.14, "towards year behind": -0.15,
    },
    "amount asked": {
        "is money": 2.50,
    },
    "be": {
        "asked before": 0.05, "asked behind": 0.09, "beside first before": 0.24,
        "beside first behind": 0.11, "beside last before": 0.17, "beside last behind": -0.05,
        "reaches first": 0.21, "towards clause behind": 0.52, "towards close behind": 0.20,
        "towards conj before": -0.23, "towards ing behind": -0.20, "towards name behind": -0.06,
        "towards number behind": -0.12, "towards stop behind": 0.10, "towards verb before": 0.07,
        "towards word before": -0.13, "towards word behind": -0.07, "towards year before": -0.16,
    },
    "date": {
        "after comma": -0.28, "after conj": -0.27, "after in": 0.64, "after on": 1.30, "article": 0.17,
        "broken behind": -0.10, "ends date": 2.14, "first month": 1.85, "first name": -0.86,
        "first number": 0.20, "first word": -0.42, "first year": 0.66, "gap 1": 0.06, "holds comma": 0.15,
        "is name": -0.31, "is period": 0.20, "is words": -0.45, "is year": 1.65, "is years": 1.25,
        "last month": 0.97, "last name": -0.56, "last word": -0.53, "last year": 1.68, "to conj": -0.16,
        "to det": 0.42,
    },
    "date asked": {
        "broken before": -0.11, "is date": 0.24, "is name last": -0.14, "is period": 0.24,
    },
    "date object": {
        "alone before": 0.16, "asked before": -0.20,
    },
    "duration asked": {
        "is duration": 1.50, "is numbered": 0.41,
    },
    "measure asked": {
        "is money": 0.11, "is number": -0.10, "is quantity": 0.19,
    },
    "number": {
        "after asked": 0.07, "after be": -0.08, "after for": 0.09, "after hedge": 0.27, "after ing": 0.27,
        "after of": 0.22, "after to": -0.10, "after verb": -0.25, "after with": 0.10, "article": -0.15,
        "ends asked": 0.10, "first hedge": 0.62, "first name": -1.07, "first number": 1.24,
        "first verb": -0.19, "first word": -0.57, "gap 3": 0.15, "holds comma": -0.05, "holds conj": -0.69,
        "holds prep": 0.15, "is duration": 0.61, "last name": -0.74, "last word": -0.28, "size 1": 0.22,
        "size 2": -0.13, "to asked": -0.05, "to close": -0.16, "to of": 0.20, "to stop": 0.11,
    },
    "number asked": {
        "broken before": -0.53, "broken behind": -0.58, "is duration": 0.29, "is number": 1.50,
        "is quantity": -0.16,
    },
    "number object": {
        "alone behind": 0.17,
    },
    "object": {
        "alone before": -0.42, "alone behind": 0.23, "asked before": 0.14, "asked behind": 0.07,
        "beside first before": -0.27, "beside first behind": -0.27, "beside last before": 0.34,
        "reaches first": -0.14, "towards clause before": -0.23, "towards clause behind": -0.05,
        "towards close behind": 0.07, "towards pron before": 0.29, "towards verb before": 0.17,
        "towards verb behind": 0.07,
    },
    "organisation asked": {
        "is name": 0.38, "is words": -0.11,
    },
    "percent asked": {
        "broken behind": 1.17, "is number": 0.30, "is percent": 1.86,
    },
    "person": {
        "after at": -0.09, "after begin": 0.20, "after by": 0.98, "after clause": 0.45, "after comma": 0.14,
        "after in": -0.70, "after ing": -0.18, "after name": 0.21, "after of": -0.24, "article": -0.23,
        "asked across": -0.26, "ends asked": -0.39, "ends organisation": 0.08, "ends person": 0.55,
        "first det": 0.16, "first hedge": -0.21, "first name": 0.54, "first number": -0.14,
        "first word": 0.33, "gap 7": -0.14, "holds comma": 0.17, "holds conj": -0.13, "holds ing": -0.23,
        "holds prep": -0.50, "inside 1": -0.13, "inside 2": -0.20, "is mixed": -0.06, "is name": 0.51,
        "is names": 0.05, "is numbered": -0.18, "last name": 0.77, "last word": 0.37, "last year": -0.07,
        "size 1": -1.09, "size 2": 0.15, "to comma": -0.16, "to conj": -0.15, "to stop": -0.19,
        "to to": 0.10, "to verb": 0.61, "to word": -0.35,
    },
    "person asked": {
        "is mixed": -0.06, "is name": 0.51, "is names": 0.05, "is numbered": -0.18,
    },
    "person object": {
        "alone behind": -0.28,
    },
    "person subject": {
        "alone behind": -0.19,
    },
    "place": {
        "after asked": -0.54, "after at": 0.74, "after in": 0.54, "after to": 0.47, "after word": -0.12,
        "article": 0.12, "asked before": 0.13, "ends asked": -0.82, "ends people": 0.23, "ends place": 0.40,
        "first name": 0.71, "first word": 0.36, "gap 4": -0.07, "holds comma": -0.08, "holds conj": 0.54,
        "is name": 0.29, "is quantity": -0.15, "last name": 0.52, "last year": -0.56, "size 1": 0.19,
        "size 3": -0.07, "to comma": 0.11, "to conj": 0.06, "to in": 0.19, "to name": -0.17,
    },
    "place asked": {
        "is name": 0.29, "is quantity": -0.15,
    },
    "place be": {
        "alone behind": 0.59, "asked before": 0.15,
    },
    "place object": {
        "alone before": -0.09, "asked before": 0.07,
    },
    "place subject": {
        "asked before": -0.09,
    },
    "subject": {
        "alone before": 0.18, "asked across": -0.33, "asked behind": -0.10, "beside first before": 0.05,
        "beside first behind": 0.46, "beside last before": -0.42, "beside last behind": -0.06,
        "reaches first": 0.11, "towards clause before": 0.23, "towards conj before": 0.35,
        "towards name before": -0.10, "towards name behind": -0.10, "towards percent behind": 0.39,
        "towards pron behind": -0.14, "towards verb before": -0.26, "towards year behind": -0.17,
    },
    "thing": {
        "after adv": -0.30, "after as": 0.60, "after be": 0.11, "after begin": 0.18, "after clause": -0.10,
        "after comma": 0.26, "after during": -0.06, "after in": -0.30, "after name": 0.11,
        "after quote": 0.87, "after stop": 0.08, "after through": 0.14, "after verb": 0.21,
        "after word": -0.27, "article": 0.20, "asked behind": -0.10, "bracketed": 0.48, "ends noun": 0.12,
        "ends person": -0.16, "ends place": -0.15, "first adv": -0.56, "first det": -0.48,
        "first hedge": -0.66, "first name": 0.57, "first verb": 0.55, "first word": 0.31, "gap 1": -0.06,
        "holds adv": -0.12, "holds comma": -0.40, "holds ing": 0.07, "holds quote": -0.08,
        "inside 2": -0.21, "is numbered": -0.19, "is year": -0.23, "last name": 0.12, "last word": 0.18,
        "last year": -0.65, "naming before": 0.45, "noun behind": 0.34, "quoted": 0.61, "size 1": -0.12,
        "size 2": 0.11, "size 4": -0.11, "size 5": -0.09, "starts asked": -0.21, "to be": 0.51,
        "to close": 0.17, "to det": -0.30, "to hedge": -0.54, "to of": -0.23, "to open": 0.50,
        "to quote": 0.46, "to stop": 0.10, "to word": -0.23,
    },
    "thing asked": {
        "is mixed": 0.19, "is number": 0.26, "is words": 0.70,
    },
    "thing be": {
        "alone behind": 0.33, "asked across": 0.32, "asked before": -0.11,
    },
    "thing object": {
        "alone behind": 0.39, "asked before": 0.12,
    },
    "year asked": {
        "is year": 0.99,
    },
}
"""Log-odds by scope (see `span_features.scopes`) and feature."""

CALIBRATION: Final = {
    "share": 0.85,
    "sentence": 0.30,
    "coverage": 0.76,
    "date": 0.17,
    "number": 0.65,
    "person": 0.21,
    "place": 0.12,
    "constant": -1.33,
}
"""Log-odds that the best candidate is right; see `span._calibrated`."""
