import type { ReleaseContext } from "../../../../contract/release.ts";
import { SERVING } from "../../infrastructure/serving.ts";

/** `app/health.py`: liveness says nothing of dependencies, readiness all of it. A probe that confuses them restarts pods in an outage. */
export const healthPy = ({ name }: ReleaseContext): string => `"""Liveness and readiness of ${name}.

In app/main.py:

    app.include_router(health.router)
    health.ready_when("model", lambda: model is not None)
"""

import logging
from collections.abc import Callable

from fastapi import APIRouter, Response

router = APIRouter(tags=["health"])
log = logging.getLogger(__name__)
checks: dict[str, Callable[[], bool]] = {}


def ready_when(name: str, check: Callable[[], bool]) -> None:
    """Adds a condition for traffic. It is asked every few seconds: keep it quick."""
    checks[name] = check


# Async, so that the event loop itself answers: a loop that hangs is not alive.
# It asks nothing else: a restart does not mend a dependency.
@router.get("${SERVING.live}")
async def live() -> dict[str, str]:
    return {"status": "alive"}


# Not async: a pool of threads that is used up is not ready for more traffic.
@router.get("${SERVING.ready}")
def ready(response: Response) -> dict[str, str | list[str]]:
    failing = [name for name, check in checks.items() if not holds(name, check)]
    if not checks:
        # Nothing was promised yet, the model is still to be loaded.
        failing = ["no check is registered"]
    if failing:
        response.status_code = 503
        return {"status": "not ready", "failing": failing}
    return {"status": "ready"}


def holds(name: str, check: Callable[[], bool]) -> bool:
    try:
        return bool(check())
    except Exception:
        log.exception("readiness check %s failed", name)
        return False
`;
