import type { ReleaseContext } from "../../../../contract/release.ts";

/** `app/logs.py`: one JSON object a line, so that the collector parses no text. The names of fields are those that it forwards. */
export const logsPy = ({
  name,
  service,
}: ReleaseContext): string => `"""Structured logs of ${name}: one JSON object a line, to standard output.

First thing in app/main.py: logs.install()
"""

import json
import logging
import os
from datetime import UTC, datetime

SAID_BY = {
    "service": "${service}",
    "environment": os.environ.get("ENVIRONMENT", "unknown"),
    "version": os.environ.get("VERSION", "unknown"),
}


class JsonLines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **SAID_BY,
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, default=str)


def install(level: int = logging.INFO) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Uvicorn brings handlers of its own, which would write each line again as text.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True
    # Probes and scrapes would be most of all lines; requests are counted as metrics.
    logging.getLogger("uvicorn.access").setLevel(logging.WARNING)
`;
