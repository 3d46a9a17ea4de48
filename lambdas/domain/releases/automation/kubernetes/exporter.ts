import type { ReleaseContext } from "../../../../contract/release.ts";
import { SERVING } from "../../infrastructure/serving.ts";
import { type Metric, metricTable } from "./metric-table.ts";

/** `app/metrics.py`: the exporter. Its declarations come from the same table as `monitoring/metrics.json`. */
export const exporterPy = (context: ReleaseContext): string =>
  [header(context), ...metricTable(context).flatMap(declaration), MIDDLEWARE, PUBLIC].join("");

const header = ({ name }: ReleaseContext) => `"""Prometheus metrics of ${name}.

In app/main.py:

    app = FastAPI()
    metrics.install(app)

and where the model has answered:

    metrics.predicted(outcome, features)

One process per pod: the Deployment scales, uvicorn has one worker. Several workers
would each count for themselves (prometheus_client's multiprocess mode is for those).
"""

import json
import os
import time
from collections.abc import Mapping
from pathlib import Path

from fastapi import FastAPI, Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.drift import Drift

# Probes and scrapes are no users: counted, they would water every ratio down.
UNCOUNTED = ("${SERVING.live}", "${SERVING.ready}", "${SERVING.metrics}")
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}

`;

const CLASSES = { counter: "Counter", gauge: "Gauge", histogram: "Histogram" } as const;

function declaration({ constant, name, type, help, labels, buckets }: Metric): string[] {
  if (constant === null) return [];
  const labelled = labels.length === 0 ? [] : [`    [${labels.map((label) => JSON.stringify(label)).join(", ")}],\n`];
  const edges = buckets === undefined ? [] : [`    buckets=(\n${buckets.map((edge) => `        ${edge},\n`).join("")}    ),\n`];
  return [`${constant} = ${CLASSES[type]}(\n    "${name}",\n    "${help}",\n`, ...labelled, ...edges, ")\n"];
}

const MIDDLEWARE = `

class CountRequests:
    """Counts and times every request, one that ends in an exception as a 500."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in UNCOUNTED:
            await self.app(scope, receive, send)
            return
        status = 500

        async def watch(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        start = time.perf_counter()
        try:
            with IN_PROGRESS.track_inprogress():
                await self.app(scope, receive, watch)
        finally:
            record(scope, status, time.perf_counter() - start)


def record(scope: Scope, status: int, seconds: float) -> None:
    # The route's template, never the path: a path with an id makes a series per id.
    route = getattr(scope.get("route"), "path", "unmatched")
    method = scope["method"] if scope["method"] in METHODS else "other"
    REQUESTS.labels(method, route, str(status)).inc()
    DURATION.labels(method, route).observe(seconds)
`;

const PUBLIC = `

def load_drift(path: Path) -> dict[str, Drift]:
    """Reference histograms by feature, written when the model was trained:
    {"age": {"edges": [30, 50], "shares": [0.2, 0.5, 0.3]}}. Without the file there
    are no drift series, and the alert ModelDriftUnknown says so.
    """
    if not path.exists():
        return {}
    return {name: Drift(**one) for name, one in json.loads(path.read_text()).items()}


DRIFT = load_drift(Path(os.environ.get("DRIFT_REFERENCE", "model/reference.json")))
for feature, drift in DRIFT.items():
    PSI.labels(feature).set_function(drift.psi)


def predicted(outcome: str, features: Mapping[str, float]) -> None:
    """Counts a prediction. Outcomes are few and fixed: each is a series."""
    PREDICTIONS.labels(outcome).inc()
    for name, value in features.items():
        if name in DRIFT:
            DRIFT[name].observe(value)


def install(app: FastAPI) -> None:
    app.add_middleware(CountRequests)

    @app.get("${SERVING.metrics}", include_in_schema=False)
    def scrape() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
`;
