/** What a metric tells of a service. */
export type Kind = "requests" | "failures" | "failed percent" | "mistakes" | "latency" | "other";

type Known = { readonly dimensions: readonly string[]; readonly metrics: Readonly<Record<string, Kind>> };

/** The metrics of AWS that a service of these stacks has, by namespace. Units: milliseconds. */
const TABLE: Readonly<Record<string, Known>> = {
  "AWS/ApiGateway": {
    dimensions: ["ApiId", "Stage", "Resource", "Method", "ApiName"],
    // REST APIs name them otherwise than HTTP APIs.
    metrics: {
      Count: "requests",
      "5xx": "failures",
      "5XXError": "failures",
      "4xx": "mistakes",
      "4XXError": "mistakes",
      Latency: "latency",
      IntegrationLatency: "latency",
      DataProcessed: "other",
    },
  },
  "AWS/Lambda": {
    dimensions: ["FunctionName", "Resource", "ExecutedVersion"],
    metrics: {
      Invocations: "requests",
      Errors: "failures",
      Duration: "latency",
      Throttles: "other",
      ConcurrentExecutions: "other",
      DeadLetterErrors: "other",
      IteratorAge: "other",
      ProvisionedConcurrencySpilloverInvocations: "other",
      ProvisionedConcurrencyUtilization: "other",
      AsyncEventsDropped: "other",
    },
  },
  "AWS/CloudFront": {
    dimensions: ["DistributionId", "Region"],
    metrics: {
      Requests: "requests",
      "5xxErrorRate": "failed percent",
      "4xxErrorRate": "other",
      TotalErrorRate: "other",
      BytesDownloaded: "other",
      BytesUploaded: "other",
      CacheHitRate: "other",
      OriginLatency: "latency",
    },
  },
  "AWS/S3": {
    dimensions: ["BucketName", "FilterId", "StorageType"],
    metrics: {
      AllRequests: "requests",
      GetRequests: "requests",
      "5xxErrors": "failures",
      "4xxErrors": "mistakes",
      FirstByteLatency: "latency",
      TotalRequestLatency: "latency",
      BucketSizeBytes: "other",
      NumberOfObjects: "other",
    },
  },
};

/** What a metric tells; one of the service's own tells latency by its name, else nothing that can be tried. */
export function kindOf(namespace: string, metric: string): Kind {
  const known = TABLE[namespace];
  if (known !== undefined) return known.metrics[metric] ?? "other";
  return /latency|duration|responsetime/i.test(metric) ? "latency" : "other";
}

/** Why a metric is none of AWS's; null where it is one, or of a namespace that the service writes itself. */
export function metricProblem(namespace: string, metric: string, dimensions: readonly string[]): string | null {
  const known = TABLE[namespace];
  if (known === undefined) return namespace.startsWith("AWS/") ? `${namespace} is no namespace that this stack has` : null;
  if (known.metrics[metric] === undefined) return `${namespace} has no metric ${metric}`;
  const wrong = dimensions.find((dimension) => !known.dimensions.includes(dimension));
  if (wrong !== undefined) return `${namespace} ${metric} has no dimension ${wrong}`;
  return dimensions.length === 0 ? `${namespace} ${metric} is of the whole account without a dimension` : null;
}

export const isOfAws = (namespace: string): boolean => namespace.startsWith("AWS/");
