import type { ReleaseContext } from "../../../../contract/release.ts";

/** Validates the model through the service that serves it, so that the check is the same for every framework. */
export const validateModel = ({
  latency: { milliseconds, percentile },
}: ReleaseContext): string => `"""Stops a model that is not fit to be served. From the root: PYTHONPATH=. python scripts/validate_model.py

Reads model/acceptance.json, which is accepted together with the model:
  {"minimumShare": 0.95, "tolerance": 1e-6,
   "examples": [{"request": {...}, "response": {...}}], "invalid": [{...}]}
"""

import json
import math
import sys
import time
from pathlib import Path

from fastapi.testclient import TestClient

from app.main import app

LATENCY_MILLISECONDS = ${milliseconds}
PERCENTILE = ${percentile}
ROUNDS = 20


def agrees(expected: object, actual: object, tolerance: float) -> bool:
    """Numbers may differ by the tolerance; what the example does not name is not compared."""
    if isinstance(expected, dict):
        return isinstance(actual, dict) and all(
            key in actual and agrees(value, actual[key], tolerance)
            for key, value in expected.items()
        )
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(expected) == len(actual)
            and all(
                agrees(one, other, tolerance)
                for one, other in zip(expected, actual, strict=True)
            )
        )
    if isinstance(expected, bool) or not isinstance(expected, int | float):
        return expected == actual
    return isinstance(actual, int | float) and math.isclose(
        expected, actual, rel_tol=0, abs_tol=tolerance
    )


def problems(client: TestClient, accepted: dict) -> list[str]:
    """What speaks against the model; nothing if it is fit."""
    found = []
    examples, tolerance = accepted["examples"], accepted.get("tolerance", 1e-6)
    answers = [client.post("/predict", json=example["request"]) for example in examples]
    good = sum(
        answer.status_code == 200
        and agrees(example["response"], answer.json(), tolerance)
        for example, answer in zip(examples, answers, strict=True)
    )
    if not examples or good / len(examples) < accepted["minimumShare"]:
        found.append(
            f"{good} of {len(examples)} examples agree, needed: {accepted['minimumShare']:.0%}"
        )
    for body in accepted.get("invalid", []):
        status = client.post("/predict", json=body).status_code
        if status != 422:
            found.append(
                f"an invalid request is answered with {status}, not 422: {json.dumps(body)}"
            )
    seconds = latency(client, examples)
    if seconds * 1000 > LATENCY_MILLISECONDS:
        found.append(
            f"p{PERCENTILE} is {seconds * 1000:.1f} ms without any load, limit: {LATENCY_MILLISECONDS} ms"
        )
    return found


def latency(client: TestClient, examples: list[dict]) -> float:
    """The percentile that the objective names, in seconds, after the first round has warmed things up."""
    times = []
    for _ in range(ROUNDS):
        for example in examples:
            start = time.perf_counter()
            client.post("/predict", json=example["request"])
            times.append(time.perf_counter() - start)
    times = sorted(times[len(examples) :])
    rank = math.ceil(len(times) * PERCENTILE / 100)
    return times[rank - 1] if times else 0.0


def main() -> int:
    accepted = json.loads(Path("model/acceptance.json").read_text(encoding="utf-8"))
    with TestClient(app) as client:
        found = problems(client, accepted)
    for problem in found:
        print(f"model: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
`;
