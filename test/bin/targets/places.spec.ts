import { expect, it } from "vitest";
import { homeOf } from "../../../bin/places.ts";
import { currentPlace } from "../../../bin/targets/current-place.ts";
import { programEnv } from "../../../bin/targets/program-env.ts";
import { someOutputs } from "./some-outputs.ts";

const home = homeOf({ BELLWETHER_HOME: "/nowhere/.bellwether" });
const urls = async (env: NodeJS.ProcessEnv) => (await currentPlace(env, home)).urlsOf(someOutputs());

it("is this machine by default, at MiniStack's own paths", async () => {
  expect(await urls({ BELLWETHER_PORT: "4610" })).toEqual({
    apiUrl: "http://127.0.0.1:4610/restapis/abc123/api/_user_request_",
    dashboardUrl: "http://127.0.0.1:4610/page/index.html",
  });
});

it("is the LocalStack that AWS_ENDPOINT_URL names", async () => {
  expect(await urls({ TARGET: "localstack", AWS_ENDPOINT_URL: "http://localhost:4570/" })).toEqual({
    apiUrl: "http://localhost:4570/_aws/execute-api/abc123/api",
    dashboardUrl: "http://localhost:4570/page/index.html",
  });
  expect((await currentPlace({ TARGET: "localstack" }, home)).endpoint).toBe("http://127.0.0.1:4566");
});

it("is what the stack says on AWS, without the slash at the end", async () => {
  const place = await currentPlace({ TARGET: "aws" }, home);
  expect(place.urlsOf(someOutputs({ DistributionDomain: "d1.cloudfront.net" }))).toEqual({
    apiUrl: "https://abc123.execute-api.eu-central-1.amazonaws.com/api",
    dashboardUrl: "https://d1.cloudfront.net",
  });
});

it("says which targets there are, and that an address is none", async () => {
  await expect(currentPlace({ TARGET: "azure" }, home)).rejects.toMatchObject({ todo: ["Set it to one of: local, localstack, aws"] });
  await expect(currentPlace({ TARGET: "localstack", AWS_ENDPOINT_URL: "localhost:4566" }, home)).rejects.toThrow("which is no address");
});

it("never lets an emulator's commands see the caller's AWS account", async () => {
  const env = {
    TARGET: "local",
    AWS_PROFILE: "production",
    AWS_SESSION_TOKEN: "secret",
    AWS_ENDPOINT_URL_S3: "https://s3.example",
    PATH: "/bin",
  };
  expect(programEnv(await currentPlace(env, home), env)).toEqual({
    PATH: "/bin",
    TARGET: "local",
    BELLWETHER_PORT: "4600",
    AWS_ENDPOINT_URL: "http://127.0.0.1:4600",
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
  });
});

it("leaves the caller's account alone on AWS", async () => {
  const env = { TARGET: "aws", AWS_PROFILE: "production", AWS_REGION: "eu-central-1" };
  expect(programEnv(await currentPlace(env, home), env)).toEqual(env);
});
