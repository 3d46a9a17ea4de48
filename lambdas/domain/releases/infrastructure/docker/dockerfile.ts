import { BASE_IMAGES } from "../../versions.ts";
import { SERVING } from "../serving.ts";

/** Two stages of one base: pip, its caches and compilers stay behind, and what is left runs as nobody in particular. */
export const dockerfile = (): string => `# Dependencies change less often than code, so they have a layer of their own.
FROM ${BASE_IMAGES.python.image} AS dependencies
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /opt/venv
WORKDIR /build
COPY requirements.txt ./
RUN /opt/venv/bin/pip install --requirement requirements.txt

FROM ${BASE_IMAGES.python.image}
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.version="$VERSION" \\
      org.opencontainers.image.revision="$REVISION"
ENV PATH="/opt/venv/bin:$PATH" \\
    PYTHONDONTWRITEBYTECODE=1 \\
    PYTHONUNBUFFERED=1
WORKDIR /srv
COPY --from=dependencies /opt/venv /opt/venv
COPY app/ app/
COPY model/ model/
# A number, so that Kubernetes can see that it is not root. The files stay root's: the process cannot change itself.
USER 10001:10001
EXPOSE ${SERVING.port}
# For Docker alone; Kubernetes has its own probes.
HEALTHCHECK --interval=30s --timeout=3s --start-period=60s --retries=3 \\
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:${SERVING.port}${SERVING.live}', timeout=2)"]
CMD ["uvicorn", "app.main:app", "--host", "0.0.0.0", "--port", "${SERVING.port}", "--no-server-header"]
`;

/** Everything is left out but what the image copies: a new file with a secret cannot slip in. */
export const dockerignore = (): string => `*
!app/
!model/
!requirements.txt
**/__pycache__/
**/*.pyc
**/.env*
`;
