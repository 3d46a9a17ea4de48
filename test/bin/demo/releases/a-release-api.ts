import type { ReleaseApi } from "../../../../bin/demo/releases/release-api.ts";

/** An API that answers what a spec gives it, and fails whatever else it is asked. */
export function aReleaseApi(answers: Partial<ReleaseApi>): ReleaseApi {
  const unasked = (name: keyof ReleaseApi) => () => Promise.reject(new Error(`nobody should have asked for ${name}`));
  return {
    request: unasked("request"),
    release: unasked("release"),
    releases: unasked("releases"),
    setEnvironment: unasked("setEnvironment"),
    artifact: unasked("artifact"),
    replace: unasked("replace"),
    act: unasked("act"),
    postMetrics: unasked("postMetrics"),
    alert: unasked("alert"),
    incidents: unasked("incidents"),
    incident: unasked("incident"),
    changeIncident: unasked("changeIncident"),
    deployment: unasked("deployment"),
    dora: unasked("dora"),
    ...answers,
  };
}
